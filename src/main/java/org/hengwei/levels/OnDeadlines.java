package org.hengwei.levels;

import java.util.Collection;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells in time of a review that is due, and of an agreement that ends and is to be renewed. May hear everything twice. */
@Component
class OnDeadlines {

    private static final String AGREEMENT = "agreement";

    private final ReviewRepository repository;
    private final AgreementBook agreements;
    private final Responsibles responsibles;
    private final Notices notices;
    private final Access access;

    OnDeadlines(
            ReviewRepository repository,
            AgreementBook agreements,
            Responsibles responsibles,
            Notices notices,
            Access access) {
        this.repository = repository;
        this.agreements = agreements;
        this.responsibles = responsibles;
        this.notices = notices;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(ReviewEvent.Opened news) {
        tell(news.subject().code(), "opened");
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (news.subject().kind().equals(ReviewKey.KIND)) {
            tell(news.subject().code(), "near." + news.percent());
        } else if (news.subject().kind().equals(AGREEMENT)) {
            expires(news.subject().code(), news);
        }
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        if (news.subject().kind().equals(ReviewKey.KIND)) {
            tell(news.subject().code(), "missed");
        }
    }

    private void tell(String code, String what) {
        var row = repository.get(ReviewKey.of(code).id());
        if (!row.getState().equals(ReviewState.OPEN.name())) {
            return;
        }
        var key = what.startsWith("near") ? "near" : what;
        send(
                responsibles.told(row.getResponsible()),
                Notice.about(
                        ReviewKey.subject(row.getId()),
                        "/levels/reviews/" + code,
                        "levels:" + code + ":" + what,
                        "levels.notice." + key,
                        code,
                        row.getAgreement() + " " + row.getAgreementName(),
                        row.getDueOn().toString()));
    }

    private void expires(String number, DeadlineEvent.Near news) {
        access.byRule("levels.rule.expiry", () -> {
            var agreement = agreements.find(number, null);
            send(
                    responsibles.told(responsibles.of(agreement)),
                    Notice.about(
                            news.subject(),
                            "/agreements/" + number,
                            "levels:" + number + ":expires:" + agreement.lastDay(),
                            "levels.notice.expires",
                            number,
                            agreement.name(),
                            agreement.lastDay().toString()));
        });
    }

    private void send(Collection<String> told, Notice notice) {
        notices.send(told, notice);
    }
}
