package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.feedback.db.CallbackRecord;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentEvent;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.Incidents;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls to the customer after each resolution. What he says closes the incident, or voids the resolution and reopens it, in the
 * outcome's own transaction (H4).
 */
@Service
@Transactional
public class Callbacks {

    /** Percent of the 24 hours: after 20 of them the desk is warned. */
    private static final int WARN_AT = 83;

    private final CallbackRepository repository;
    private final Incidents incidents;
    private final IncidentQueue queue;
    private final Deadlines deadlines;
    private final Bell bell;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Callbacks(
            CallbackRepository repository,
            Incidents incidents,
            IncidentQueue queue,
            Deadlines deadlines,
            Bell bell,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.incidents = incidents;
        this.queue = queue;
        this.deadlines = deadlines;
        this.bell = bell;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Makes the callback of a resolution due; a second time for the same resolution does nothing. */
    void due(IncidentEvent.Resolved news) {
        var incident = queue.find(IncidentKey.of(news.subject().code()));
        var row = new CallbackRecord();
        row.setIncident(news.subject().code());
        row.setResolution(news.resolution());
        row.setTitle(incident.title());
        row.setSolution(news.solution());
        row.setProject(news.project());
        row.setCustomer(news.customer());
        row.setDepartment(news.department());
        row.setResolvedBy(news.resolvedBy());
        row.setRequesterName(incident.requesterName());
        row.setRequesterPhone(incident.requesterPhone());
        row.setResolvedAt(news.at());
        row.setDueAt(news.at().plus(Callback.WITHIN));
        row.setState(CallbackState.DUE.name());
        row.setAttempts(0);
        row.setFullScore((short) 5);
        if (repository.add(row)) {
            var callback = new Callback(row);
            deadlines.promise(new Promise(
                    CallbackKey.subject(row.getId()),
                    "CALLBACK",
                    "7X24",
                    Target.of(Callback.WITHIN),
                    news.at(),
                    List.of(WARN_AT)));
            announce(
                    callback,
                    new FeedbackEvent.CallbackDue(
                            news.subject(), now(), callback.code(), news.resolution(), row.getDueAt()));
        }
    }

    /** The resolution was voided before anybody called. */
    void supersede(String incident, int resolution) {
        repository
                .ofResolution(incident, resolution)
                .filter(callback -> callback.state() == CallbackState.DUE)
                .ifPresent(callback -> {
                    var news = callback.supersede(now());
                    repository.save(callback);
                    deadlines.cancel(CallbackKey.subject(callback.row().getId()), "CALLBACK", now());
                    announce(callback, news);
                });
    }

    /**
     * Takes what came of a call: an attempt that reached nobody, or the customer's word. Refused for whoever ever had the
     * incident in hand.
     */
    public CallbackView take(CallbackKey key, CallOutcome outcome) {
        var callback = repository.lock(key);
        access.reveal(FeedbackPermission.READ, callback.place(), CallbackKey.subject(key.id()));
        var caller = access.demand(FeedbackPermission.CALL, callback.place());
        if (key.version() != null && !key.version().equals(callback.row().getVersion())) {
            throw Refused.stale();
        }
        var at = now();
        var incident = IncidentKey.of(callback.row().getIncident());
        var news = callback.take(outcome, caller, queue.handlers(incident), at);
        repository.attempt(callback, caller, at, Boolean.TRUE.equals(outcome.reached()), outcome.comment());
        repository.save(callback);
        stop(callback, at);
        announce(callback, news);
        access.byRule("feedback.rule.callback", () -> follow(news, incident, callback));
        return view(callback);
    }

    private void stop(Callback callback, Instant at) {
        var subject = CallbackKey.subject(callback.row().getId());
        switch (callback.state()) {
            case DONE -> deadlines.meet(subject, "CALLBACK", at);
            case UNREACHED, SUPERSEDED -> deadlines.cancel(subject, "CALLBACK", at);
            case DUE -> {}
        }
    }

    private void follow(FeedbackEvent news, IncidentKey incident, Callback callback) {
        var resolution = callback.row().getResolution();
        switch (news) {
            case FeedbackEvent.Answered answer -> {
                if (answer.answer() == FeedbackEvent.Answer.SOLVED) {
                    incidents.confirm(incident, resolution, Confirmation.SOLVED);
                    incidents.close(incident, answer.comment());
                } else {
                    incidents.voidResolution(incident, resolution, reason(answer.comment()));
                }
                lowScore(answer, callback);
            }
            case FeedbackEvent.Unreached _ -> incidents.confirm(incident, resolution, Confirmation.UNREACHABLE);
            case FeedbackEvent.AttemptFailed _,
                    FeedbackEvent.CallbackDue _,
                    FeedbackEvent.LowScore _,
                    FeedbackEvent.Superseded _ -> {}
        }
    }

    private static String reason(@Nullable String comment) {
        return comment == null || comment.isBlank() ? "NOT_SOLVED" : comment;
    }

    private void lowScore(FeedbackEvent.Answered answer, Callback callback) {
        if (answer.score() != null && answer.score() <= Callback.LOW) {
            var news = new FeedbackEvent.LowScore(
                    answer.subject(),
                    answer.at(),
                    callback.code(),
                    answer.score(),
                    callback.row().getProject(),
                    answer.comment());
            events.publishEvent(news);
            bell.lowScore(news);
        }
    }

    @Transactional(readOnly = true)
    public CallbackView find(CallbackKey key) {
        var callback = repository.get(key);
        access.reveal(FeedbackPermission.READ, callback.place(), CallbackKey.subject(key.id()));
        return view(callback);
    }

    /** First due first; null for callbacks in every state. */
    @Transactional(readOnly = true)
    public Slice<CallbackView> list(
            @Nullable CallbackState state,
            @Nullable String project,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        return repository
                .list(
                        access.visibility(FeedbackPermission.READ),
                        state,
                        project,
                        Cursor.decode(cursor, 2),
                        limit,
                        withTotal)
                .map(callback -> view(callback, List.of(), List.of()));
    }

    /** The callbacks of one incident, for its record page. */
    @Transactional(readOnly = true)
    public List<CallbackView> of(IncidentKey incident) {
        queue.reveal(incident);
        return repository.ofIncident(incident.code()).stream()
                .filter(callback -> access.visibility(FeedbackPermission.READ).sees(callback.place()))
                .map(this::view)
                .toList();
    }

    /** Why the actor may not make this call, as a message key; null when he may. */
    public @Nullable String obstacle(CallbackKey key) {
        var callback = repository.get(key);
        if (!access.may(FeedbackPermission.CALL, callback.place())) {
            return "feedback.refused.no-caller";
        }
        var handlers = queue.handlers(IncidentKey.of(callback.row().getIncident()));
        return handlers.contains(access.actor().login()) ? "feedback.refused.handled-it" : null;
    }

    private void announce(Callback callback, FeedbackEvent news) {
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
                row.getIncident() + " " + Objects.requireNonNullElse(row.getRequesterName(), "")));
    }

    private CallbackView view(Callback callback) {
        var attempts = callback.row().getAttempts() == 0
                ? List.<CallbackView.Attempt>of()
                : repository.attempts(callback.row().getId());
        var open = callback.state() == CallbackState.DUE && access.may(FeedbackPermission.CALL, callback.place());
        var href = "/api/v1/callbacks/" + callback.code() + "/outcome";
        return view(
                callback,
                attempts,
                open ? List.of(new CallbackView.OpenMove("OUTCOME", href, List.of("reached"))) : List.of());
    }

    private CallbackView view(
            Callback callback, List<CallbackView.Attempt> attempts, List<CallbackView.OpenMove> moves) {
        var row = callback.row();
        var until = row.getDoneAt() == null ? now() : row.getDoneAt();
        return new CallbackView(
                callback.code(),
                row.getVersion(),
                row.getIncident(),
                row.getResolution(),
                row.getTitle(),
                row.getSolution(),
                row.getProject(),
                row.getCustomer(),
                row.getResolvedBy(),
                row.getRequesterName(),
                row.getRequesterPhone(),
                row.getResolvedAt(),
                row.getDueAt(),
                callback.state(),
                callback.state() != CallbackState.SUPERSEDED && until.isAfter(row.getDueAt()),
                row.getAttempts(),
                attempts,
                row.getDoneAt(),
                row.getCalledBy(),
                row.getReached(),
                row.getSolved(),
                row.getScore() == null ? null : Integer.valueOf(row.getScore()),
                row.getFullScore(),
                row.getComment(),
                moves);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
