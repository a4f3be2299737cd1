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
import org.hengwei.incidents.IncidentEvent;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.requests.RequestEvent;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls to the customer after each resolution of an incident and each fulfilment of a request. What he says closes the ticket, or
 * voids the resolution and reopens it, in the outcome's own transaction (H4). He may also say it himself, unasked; that counts as
 * the callback's answer and is marked, since what R196 asks has then been asked.
 */
@Service
@Transactional
public class Callbacks {

    /** Percent of the 24 hours: after 20 of them the desk is warned. */
    private static final int WARN_AT = 83;

    private static final String RULE = "feedback.rule.callback";

    private final CallbackRepository repository;
    private final Tickets tickets;
    private final IncidentQueue queue;
    private final RequestQueue requests;
    private final Deadlines deadlines;
    private final Bell bell;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Callbacks(
            CallbackRepository repository,
            Tickets tickets,
            IncidentQueue queue,
            RequestQueue requests,
            Deadlines deadlines,
            Bell bell,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.tickets = tickets;
        this.queue = queue;
        this.requests = requests;
        this.deadlines = deadlines;
        this.bell = bell;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Makes the callback of a resolution due; a second time for the same resolution does nothing. */
    void due(IncidentEvent.Resolved news) {
        var incident = queue.find(IncidentKey.of(news.subject().code()));
        var row = done(news.subject(), news.at(), news.resolution(), news.resolvedBy());
        row.setTitle(incident.title());
        row.setSolution(news.solution());
        row.setProject(news.project());
        row.setCustomer(news.customer());
        row.setDepartment(news.department());
        row.setRequesterName(incident.requesterName());
        row.setRequesterPhone(incident.requesterPhone());
        due(row, news.subject());
    }

    /** The same of a fulfilment. */
    void due(RequestEvent.Fulfilled news) {
        var request = requests.find(RequestKey.of(news.subject().code()));
        var row = done(news.subject(), news.at(), news.fulfilment(), news.fulfilledBy());
        row.setTitle(request.title());
        row.setSolution(news.result());
        row.setProject(news.project());
        row.setCustomer(news.customer());
        row.setDepartment(news.department());
        row.setRequesterName(request.requesterName());
        row.setRequesterPhone(request.requesterPhone());
        due(row, news.subject());
    }

    private static CallbackRecord done(Subject ticket, Instant at, int resolution, String by) {
        var row = new CallbackRecord();
        row.setTicket(ticket.code());
        row.setResolution(resolution);
        row.setResolvedBy(by);
        row.setResolvedAt(at);
        row.setDueAt(at.plus(Callback.WITHIN));
        row.setState(CallbackState.DUE.name());
        row.setAttempts(0);
        row.setFullScore((short) 5);
        row.setByCustomer(false);
        return row;
    }

    private void due(CallbackRecord row, Subject ticket) {
        if (repository.add(row)) {
            var callback = new Callback(row);
            deadlines.promise(new Promise(
                    CallbackKey.subject(row.getId()),
                    "CALLBACK",
                    "7X24",
                    Target.of(Callback.WITHIN),
                    row.getResolvedAt(),
                    List.of(WARN_AT)));
            announce(
                    callback,
                    new FeedbackEvent.CallbackDue(ticket, now(), callback.code(), row.getResolution(), row.getDueAt()));
        }
    }

    /** The customer closed the ticket himself; a second time, or after an answer, does nothing. */
    void confirmed(String ticket, Instant at, String customer) {
        repository
                .lastOf(ticket)
                .filter(callback -> callback.state() == CallbackState.DUE)
                .ifPresent(callback -> {
                    var news = callback.confirm(customer, at);
                    repository.save(callback);
                    stop(callback, at);
                    announce(callback, news);
                });
    }

    /** What the customer may say, or has said; null while there is nothing to say. */
    @Nullable
    RatingView rating(String ticket) {
        return repository
                .shownOf(ticket)
                .filter(callback -> access.visibility(FeedbackPermission.VOICE).sees(callback.place()))
                .map(Callbacks::rating)
                .orElse(null);
    }

    private static RatingView rating(Callback callback) {
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

    /** The customer's own word, as {@link #take} takes it from whoever called him. */
    RatingView rate(String ticket, @Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        var callback = repository.lastOf(ticket).orElseThrow(() -> Refused.notFound(ticket));
        access.reveal(FeedbackPermission.VOICE, callback.place(), callback.ticket());
        var customer = access.demand(FeedbackPermission.VOICE, callback.place());
        var at = now();
        var asked = callback.asksSolved();
        var closed = access.byRule(RULE, () -> tickets.closed(ticket));
        if (asked && closed && Boolean.FALSE.equals(solved)) {
            throw Refused.conflict("feedback.refused.closed", ticket);
        }
        var said = new CallOutcome(true, asked ? solved : Boolean.TRUE, score, comment);
        var news = callback.rate(said, customer, tickets.handlers(ticket), at);
        repository.save(callback);
        if (asked) {
            stop(callback, at);
        }
        announce(callback, news);
        access.byRule(RULE, () -> follow(news, callback, closed));
        return rating(callback);
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
        var news =
                callback.take(outcome, caller, tickets.handlers(callback.row().getTicket()), at);
        repository.attempt(callback, caller, at, Boolean.TRUE.equals(outcome.reached()), outcome.comment());
        repository.save(callback);
        stop(callback, at);
        announce(callback, news);
        access.byRule(RULE, () -> follow(news, callback, false));
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

    private void follow(FeedbackEvent news, Callback callback, boolean closed) {
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
        if (score != null && score <= Callback.LOW) {
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
        return of(incident.code());
    }

    /** The callbacks of one request, for its record page. */
    @Transactional(readOnly = true)
    public List<CallbackView> of(RequestKey request) {
        requests.reveal(request);
        return of(request.code());
    }

    private List<CallbackView> of(String ticket) {
        return repository.ofTicket(ticket).stream()
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
        var handlers = tickets.handlers(callback.row().getTicket());
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
                row.getTicket() + " " + Objects.requireNonNullElse(row.getRequesterName(), "")));
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
                row.getTicket(),
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
                row.getByCustomer(),
                moves);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
