package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import org.hengwei.shared.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of callbacks when something happens to their tickets: one is due, needs no call any more, or is void. */
@Service
@Transactional
class CallbackDuty {

    /** Percent of the 24 hours: after 20 of them the desk is warned. */
    private static final int WARN_AT = 83;

    private final CallbackRepository repository;
    private final IncidentQueue queue;
    private final RequestQueue requests;
    private final Deadlines deadlines;
    private final CallbackSequel after;
    private final Clock clock;

    CallbackDuty(
            CallbackRepository repository,
            IncidentQueue queue,
            RequestQueue requests,
            Deadlines deadlines,
            CallbackSequel after,
            Clock clock) {
        this.repository = repository;
        this.queue = queue;
        this.requests = requests;
        this.deadlines = deadlines;
        this.after = after;
        this.clock = clock;
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
                    CallbackSequel.CLOCK,
                    "7X24",
                    Target.of(Callback.WITHIN),
                    row.getResolvedAt(),
                    List.of(WARN_AT)));
            after.announce(
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
                    after.stop(callback, at);
                    after.announce(callback, news);
                });
    }

    /** The resolution was voided before anybody called. */
    void supersede(String incident, int resolution) {
        repository
                .ofResolution(incident, resolution)
                .filter(callback -> callback.state() == CallbackState.DUE)
                .ifPresent(callback -> {
                    var news = callback.supersede(now());
                    repository.save(callback);
                    after.stop(callback, now());
                    after.announce(callback, news);
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
