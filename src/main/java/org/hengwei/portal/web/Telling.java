package org.hengwei.portal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hengwei.portal.PortalRequest;
import org.hengwei.portal.PortalTicket;
import org.hengwei.shared.UiFactory;
import org.springframework.stereotype.Component;

/**
 * What the API says of a record: what its page shows. Of what happened that is when, and a sentence in the reader's language;
 * never the journal's entry itself, which names who did it and keeps more than the sentence tells.
 */
@Component
class Telling {

    private final UiFactory ui;
    private final HttpServletRequest request;

    Telling(UiFactory ui, HttpServletRequest request) {
        this.ui = ui;
        this.request = request;
    }

    record Ticket(@JsonUnwrapped PortalTicket ticket, List<Told> progress) {}

    record Asked(@JsonUnwrapped PortalRequest request, List<Told> progress) {}

    Ticket of(PortalTicket ticket) {
        return new Ticket(ticket, Told.of(ticket.progress(), ui.of(request)));
    }

    Asked of(PortalRequest asked) {
        return new Asked(asked, Told.of(asked.progress(), ui.of(request)));
    }
}
