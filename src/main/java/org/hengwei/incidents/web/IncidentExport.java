package org.hengwei.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of incidents as a workbook. */
@Controller
class IncidentExport {

    private final IncidentQueue queue;
    private final Forms forms;
    private final Sheets sheets;

    IncidentExport(IncidentQueue queue, Forms forms, Sheets sheets) {
        this.queue = queue;
        this.forms = forms;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/incidents/export", "/api/v1/incidents"},
            produces = Sheets.XLSX)
    void export(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var typed = Typed.of(query);
        var filter = forms.read(typed.otherwise("phone", typed.text("requesterPhone")), IncidentFilter.class);
        var sort = IncidentSort.of(typed.text("sort"));
        sheet(ui).send(response, "incidents", cursor -> queue.list(filter, sort, cursor, Sheets.STRETCH, false));
    }

    private Sheet<IncidentLine> sheet(Ui ui) {
        return sheets.<IncidentLine>of(ui, "incidents.queue")
                .column("shared.export.number", IncidentLine::number)
                .column("incidents.title", IncidentLine::title)
                .words("incidents.status", "incidents.state.", IncidentLine::status)
                .column("incidents.priority", IncidentLine::priority)
                .column("incidents.major", IncidentLine::major)
                .named("incidents.project", "PROJECT", IncidentLine::project)
                .named("incidents.customer", "CUSTOMER", IncidentLine::customer)
                .column("incidents.requester", IncidentLine::requesterName)
                .words("incidents.channel", "incidents.channel.", IncidentLine::channel)
                .words("incidents.tier", "incidents.tier.", IncidentLine::tier)
                .named("incidents.team", "DEPARTMENT", IncidentLine::team)
                .column("incidents.assignee", IncidentLine::assigneeName)
                .column("incidents.opened-at", IncidentLine::openedAt)
                .column("incidents.export.response-due", line -> line.response().dueAt())
                .column("incidents.responded-at", line -> line.response().metAt())
                .words(
                        "incidents.clock.response",
                        "incidents.clock.",
                        line -> line.response().state())
                .column(
                        "incidents.export.resolution-due",
                        line -> line.resolution().dueAt())
                .column("incidents.resolved-at", IncidentLine::resolvedAt)
                .words(
                        "incidents.clock.resolution",
                        "incidents.clock.",
                        line -> line.resolution().state())
                .column("incidents.export.paused", line -> line.resolution().pausedFor())
                .column("incidents.closed-at", IncidentLine::closedAt)
                .column("incidents.export.reopened", IncidentLine::reopenCount)
                .column("incidents.export.urged", IncidentLine::urgeCount);
    }
}
