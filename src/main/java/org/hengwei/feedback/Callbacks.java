package org.hengwei.feedback;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
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

    private final CallbackRepository repository;
    private final CallbackViews views;
    private final CallbackSequel after;
    private final Tickets tickets;
    private final IncidentQueue queue;
    private final RequestQueue requests;
    private final Access access;
    private final Clock clock;

    Callbacks(
            CallbackRepository repository,
            CallbackViews views,
            CallbackSequel after,
            Tickets tickets,
            IncidentQueue queue,
            RequestQueue requests,
            Access access,
            Clock clock) {
        this.repository = repository;
        this.views = views;
        this.after = after;
        this.tickets = tickets;
        this.queue = queue;
        this.requests = requests;
        this.access = access;
        this.clock = clock;
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
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var news =
                callback.take(outcome, caller, tickets.handlers(callback.row().getTicket()), at);
        repository.attempt(callback, caller, at, Boolean.TRUE.equals(outcome.reached()), outcome.comment());
        repository.save(callback);
        after.stop(callback, at);
        after.announce(callback, news);
        after.follow(news, callback, false);
        return views.view(callback);
    }

    @Transactional(readOnly = true)
    public CallbackView find(CallbackKey key) {
        var callback = repository.get(key);
        access.reveal(FeedbackPermission.READ, callback.place(), CallbackKey.subject(key.id()));
        return views.view(callback);
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
                .map(views::line);
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
                .map(views::view)
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
}
