package org.hengwei.feedback;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.shared.Access;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from news of a callback: its clock stops, its ticket closes or opens again, a low score is told. */
@Component
class CallbackSequel {

    static final String CLOCK = "CALLBACK";
    static final String RULE = "feedback.rule.callback";

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final ComplaintRules rules;
    private final Bell bell;
    private final Access access;
    private final ApplicationEventPublisher events;

    CallbackSequel(
            Tickets tickets,
            Deadlines deadlines,
            ComplaintRules rules,
            Bell bell,
            Access access,
            ApplicationEventPublisher events) {
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.rules = rules;
        this.bell = bell;
        this.access = access;
        this.events = events;
    }

    void stop(Callback callback, Instant at) {
        var subject = CallbackKey.subject(callback.row().getId());
        switch (callback.state()) {
            case DONE -> deadlines.meet(subject, CLOCK, at);
            case UNREACHED, SUPERSEDED -> deadlines.cancel(subject, CLOCK, at);
            case DUE -> {}
        }
    }

    /** @param closed whether nothing can follow for the ticket any more */
    void follow(FeedbackEvent news, Callback callback, boolean closed) {
        access.byRule(RULE, () -> reach(news, callback, closed));
    }

    private void reach(FeedbackEvent news, Callback callback, boolean closed) {
        var ticket = callback.row().getTicket();
        var resolution = callback.row().getResolution();
        switch (news) {
            case FeedbackEvent.Answered answer -> {
                if (answer.answer() == FeedbackEvent.Answer.NOT_SOLVED) {
                    tickets.notSolved(ticket, resolution, answer.comment());
                } else if (!closed) {
                    tickets.solved(ticket, resolution, answer.comment());
                }
                lowScore(news, answer.score(), answer.comment(), callback);
            }
            case FeedbackEvent.Rated rated -> lowScore(news, rated.score(), rated.comment(), callback);
            case FeedbackEvent.Unreached _ -> tickets.unreachable(ticket, resolution);
            case FeedbackEvent.AttemptFailed _,
                    FeedbackEvent.CallbackDue _,
                    FeedbackEvent.LowScore _,
                    FeedbackEvent.Superseded _ -> {}
        }
    }

    private void lowScore(FeedbackEvent said, @Nullable Integer score, @Nullable String comment, Callback callback) {
        if (score != null && score <= rules.callbackLimit()) {
            var news = new FeedbackEvent.LowScore(
                    said.subject(),
                    said.at(),
                    callback.code(),
                    score,
                    callback.row().getProject(),
                    comment);
            events.publishEvent(news);
            bell.lowScore(news);
        }
    }

    void announce(Callback callback, FeedbackEvent news) {
        events.publishEvent(news);
        var row = callback.row();
        events.publishEvent(new Work(
                CallbackKey.subject(row.getId()),
                row.getTitle(),
                row.getState(),
                callback.state() == CallbackState.DUE,
                null,
                null,
                row.getProject(),
                row.getCustomer(),
                null,
                row.getDueAt(),
                row.getResolvedAt(),
                Set.of(),
                "/callbacks/" + callback.code(),
                row.getTicket() + " " + Objects.requireNonNullElse(row.getRequesterName(), "")));
    }
}
