package org.hengwei.mail;

import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEvent;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What our people say to the customer on a ticket goes out as a mail where he writes mails. May hear everything twice. */
@Component
class OnComments {

    private static final String RULE = "mail.rule.outbox";

    private final Outbox outbox;
    private final Journal journal;
    private final People people;
    private final Access access;

    OnComments(Outbox outbox, Journal journal, People people, Access access) {
        this.outbox = outbox;
        this.journal = journal;
        this.people = people;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(JournalEvent.Commented news) {
        if (concerns(news.subject(), news.audience()) && outbox.writes(news.subject())) {
            access.byRule(RULE, () -> comment(news));
        }
    }

    private void comment(JournalEvent.Commented news) {
        journal.comments(news.subject()).stream()
                .filter(one -> one.id() == news.comment())
                .filter(one -> one.text() != null && ours(one.author()))
                .findFirst()
                .ifPresent(one ->
                        outbox.comment(news.subject(), one.id(), String.valueOf(one.text()), name(one.author())));
    }

    @ApplicationModuleListener
    void on(JournalEvent.Attached news) {
        if (concerns(news.subject(), news.audience()) && outbox.writes(news.subject())) {
            access.byRule(RULE, () -> file(news));
        }
    }

    private void file(JournalEvent.Attached news) {
        journal.attachments(news.subject()).stream()
                .filter(one -> one.id() == news.attachment())
                .filter(one -> !one.erased() && ours(one.uploadedBy()))
                .findFirst()
                .ifPresent(one -> outbox.file(news.subject(), one.id(), one.name(), name(one.uploadedBy())));
    }

    private static boolean concerns(Subject subject, Audience audience) {
        return audience == Audience.CUSTOMER
                && (subject.kind().equals("incident") || subject.kind().equals("request"));
    }

    /** Not what customers wrote themselves, by mail or in the portal. */
    private boolean ours(String author) {
        return people.exists(author) && !people.actor(author).isContact();
    }

    private String name(String author) {
        return people.actor(author).name();
    }
}
