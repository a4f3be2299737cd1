package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer says of what was done for him without being called; it is the callback's answer and marked as his own. */
@Service
@Transactional
class Ratings {

    private final CallbackRepository repository;
    private final Tickets tickets;
    private final CallbackSequel after;
    private final Access access;
    private final Clock clock;

    Ratings(CallbackRepository repository, Tickets tickets, CallbackSequel after, Access access, Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.after = after;
        this.access = access;
        this.clock = clock;
    }

    /** What the customer may say, or has said; null while there is nothing to say. */
    @Transactional(readOnly = true)
    @Nullable
    RatingView of(String ticket) {
        return repository
                .shownOf(ticket)
                .filter(callback -> access.visibility(FeedbackPermission.VOICE).sees(callback.place()))
                .map(Ratings::view)
                .orElse(null);
    }

    private static RatingView view(Callback callback) {
        var row = callback.row();
        return new RatingView(
                callback.ratable(),
                callback.asksSolved(),
                row.getSolved(),
                row.getScore() == null ? null : Integer.valueOf(row.getScore()),
                row.getFullScore(),
                row.getComment(),
                row.getDoneAt());
    }

    /** The customer's own word, as {@link Callbacks#take} takes it from whoever called him. */
    RatingView rate(String ticket, @Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        var callback = repository.lastOf(ticket).orElseThrow(() -> Refused.notFound(ticket));
        access.reveal(FeedbackPermission.VOICE, callback.place(), callback.ticket());
        var customer = access.demand(FeedbackPermission.VOICE, callback.place());
        var at = now();
        var asked = callback.asksSolved();
        var closed = access.byRule(CallbackSequel.RULE, () -> tickets.closed(ticket));
        if (asked && closed && Boolean.FALSE.equals(solved)) {
            throw Refused.conflict("feedback.refused.closed", ticket);
        }
        var said = new CallOutcome(true, asked ? solved : Boolean.TRUE, score, comment);
        var news = callback.rate(said, customer, tickets.handlers(ticket), at);
        repository.save(callback);
        if (asked) {
            after.stop(callback, at);
        }
        after.announce(callback, news);
        after.follow(news, callback, closed);
        return view(callback);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
