package org.hengwei.requests;

import java.util.Objects;
import org.hengwei.journal.Journal;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the one who waits for a request does while others work on it: urges, and answers when it waits for him. */
@Service
@Transactional
public class RequestCare {

    private static final int LONGEST_NOTE = 2_000;

    private final Acts acts;
    private final RequestRepository repository;
    private final Journal journal;
    private final Notices notices;
    private final Access access;

    RequestCare(Acts acts, RequestRepository repository, Journal journal, Notices notices, Access access) {
        this.acts = acts;
        this.repository = repository;
        this.journal = journal;
        this.notices = notices;
        this.access = access;
    }

    /**
     * Customer or manager wants it done faster: counted, and told to whoever has it in hand, or to the desk.
     *
     * @param side null for the actor's own; whoever takes a customer's call urges for him
     */
    public RequestView urge(RequestKey key, @Nullable UrgingSide side, @Nullable String note) {
        new Checks().atMost(note, LONGEST_NOTE, "note").refuse();
        var row = acts.open(key, RequestMove.URGING);
        var actor = access.actor();
        var whose = actor.isContact() ? UrgingSide.CUSTOMER : Objects.requireNonNullElse(side, UrgingSide.MANAGER);
        var why = note == null || note.isBlank() ? null : note.strip();
        var now = acts.now();
        row.setUrgeCount(row.getUrgeCount() + 1);
        row.setUrgedAt(now);
        repository.urged(row.getId(), actor, now, whose, why);
        tell(row, "urged." + whose, row.getUrgeCount(), why);
        return acts.done(
                row,
                new RequestEvent.Urged(
                        RequestKey.subject(row.getId()), now, whose, actor.name(), row.getUrgeCount(), why));
    }

    /**
     * What it waited for from the customer is there: his words stand among the comments, and the clock goes on.
     *
     * @throws Refused without text, and when it does not wait for the customer
     */
    public RequestView reply(RequestKey key, @Nullable String text) {
        new Checks().present(text, "text").atMost(text, LONGEST_NOTE, "text").refuse();
        var row = acts.open(key, RequestMove.REPLY);
        if (!RequestViews.waitsForCustomer(row)) {
            throw Refused.conflict("requests.refused.not-waiting-for-you", key.code());
        }
        var said = Objects.requireNonNull(text).strip();
        var now = acts.now();
        acts.goOn(row, now);
        journal.comment(RequestKey.subject(row.getId()), said, Audience.CUSTOMER);
        tell(row, "replied", row.getVersion(), said);
        return acts.done(row, new RequestEvent.Replied(RequestKey.subject(row.getId()), now, said));
    }

    private void tell(RequestRecord row, String what, int count, @Nullable String words) {
        var told = acts.hands(row);
        told.remove(access.actor().login());
        var code = RequestKey.code(row.getId());
        notices.send(
                told,
                Notice.about(
                        RequestKey.subject(row.getId()),
                        "/requests/" + code,
                        code + ":" + what + ":" + count,
                        "requests.notice." + what,
                        code,
                        row.getTitle(),
                        count,
                        words == null ? "–" : words));
    }
}
