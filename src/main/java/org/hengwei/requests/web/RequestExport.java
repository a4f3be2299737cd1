package org.hengwei.requests.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.requests.RequestFilter;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.RequestQueue;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of requests as a workbook. */
@Controller
class RequestExport {

    private final RequestQueue queue;
    private final Forms forms;
    private final Sheets sheets;

    RequestExport(RequestQueue queue, Forms forms, Sheets sheets) {
        this.queue = queue;
        this.forms = forms;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/requests/export", "/api/v1/requests"},
            produces = Sheets.XLSX)
    void export(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var typed = Typed.of(query);
        var filter = forms.read(typed, RequestFilter.class);
        var sort = RequestApi.sort(typed.text("sort"));
        sheet(ui).send(response, "requests", cursor -> queue.list(filter, sort, cursor, Sheets.STRETCH, false));
    }

    private Sheet<RequestLine> sheet(Ui ui) {
        return sheets.<RequestLine>of(ui, "requests.nav.queue")
                .column("requests.number", RequestLine::number)
                .column("requests.title", RequestLine::title)
                .words("requests.state", "requests.state.", RequestLine::state)
                .column("requests.item", line -> line.itemLabel(ui.chinese()))
                .named("requests.project", "PROJECT", RequestLine::project)
                .named("requests.customer", "CUSTOMER", RequestLine::customer)
                .column("requests.requester", RequestLine::requesterName)
                .column("requests.assignee", RequestLine::assigneeName)
                .column("requests.submitted-at", RequestLine::submittedAt)
                .column("requests.due-at", RequestLine::dueAt)
                .column("requests.late", RequestLine::late)
                .column("requests.fulfilled-at", RequestLine::fulfilledAt)
                .column("requests.closed-at", RequestLine::closedAt);
    }
}
