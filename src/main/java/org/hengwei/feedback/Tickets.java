package org.hengwei.feedback;

import java.util.Set;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.Incidents;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a callback is about, incident or request: who had it in hand, and what the customer's word does to it. */
@Component
class Tickets {

    private final Incidents incidents;
    private final IncidentQueue incidentQueue;
    private final Fulfilment fulfilment;
    private final RequestQueue requestQueue;

    Tickets(Incidents incidents, IncidentQueue incidentQueue, Fulfilment fulfilment, RequestQueue requestQueue) {
        this.incidents = incidents;
        this.incidentQueue = incidentQueue;
        this.fulfilment = fulfilment;
        this.requestQueue = requestQueue;
    }

    static boolean isRequest(String code) {
        return code.startsWith("REQ-");
    }

    Set<String> handlers(String code) {
        return isRequest(code)
                ? requestQueue.handlers(RequestKey.of(code))
                : incidentQueue.handlers(IncidentKey.of(code));
    }

    /** Whether nothing follows any more from what the customer says. */
    boolean closed(String code) {
        return isRequest(code)
                ? requestQueue.find(RequestKey.of(code)).state() == RequestState.CLOSED
                : incidentQueue.find(IncidentKey.of(code)).status() == IncidentStatus.CLOSED;
    }

    void solved(String code, int resolution, @Nullable String comment) {
        if (isRequest(code)) {
            if (!closed(code)) {
                fulfilment.close(RequestKey.of(code), true, comment);
            }
            return;
        }
        incidents.confirm(IncidentKey.of(code), resolution, Confirmation.SOLVED);
        incidents.close(IncidentKey.of(code), comment);
    }

    void notSolved(String code, int resolution, @Nullable String comment) {
        var reason = comment == null || comment.isBlank() ? "NOT_SOLVED" : comment;
        if (isRequest(code)) {
            fulfilment.reopen(RequestKey.of(code), reason);
        } else {
            incidents.voidResolution(IncidentKey.of(code), resolution, reason);
        }
    }

    /** A request nobody could be asked about is closed by the desk, unconfirmed. */
    void unreachable(String code, int resolution) {
        if (!isRequest(code)) {
            incidents.confirm(IncidentKey.of(code), resolution, Confirmation.UNREACHABLE);
        }
    }
}
