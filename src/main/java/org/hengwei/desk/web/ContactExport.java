package org.hengwei.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.desk.ContactFilter;
import org.hengwei.desk.Desk;
import org.hengwei.desk.DeskContactView;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The contact log as a workbook. */
@Controller
class ContactExport {

    private final Desk desk;
    private final Forms forms;
    private final Sheets sheets;

    ContactExport(Desk desk, Forms forms, Sheets sheets) {
        this.desk = desk;
        this.forms = forms;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/desk/export", "/api/v1/desk/contacts"},
            produces = Sheets.XLSX)
    void export(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var typed = Typed.of(query);
        var filter = typed.text("view").isEmpty() ? forms.read(typed, ContactFilter.class) : DeskPages.filter(typed);
        sheet(ui).send(response, "contacts", cursor -> desk.list(filter, cursor, Sheets.STRETCH, false));
    }

    private Sheet<DeskContactView> sheet(Ui ui) {
        return sheets.<DeskContactView>of(ui, "desk.export.title")
                .column("shared.export.number", DeskContactView::number)
                .column("desk.received-at", DeskContactView::receivedAt)
                .column("desk.ended-at", DeskContactView::endedAt)
                .column("desk.export.talk-time", DeskContactView::talkTime)
                .words("desk.channel", "desk.channel.", DeskContactView::channel)
                .words("desk.export.state", "desk.state.", DeskContactView::state)
                .column("desk.caller", DeskContactView::callerName)
                .column("desk.caller-phone", DeskContactView::callerPhone)
                .column("desk.caller-email", DeskContactView::callerEmail)
                .named("desk.customer", "CUSTOMER", DeskContactView::customer)
                .named("desk.project", "PROJECT", DeskContactView::project)
                .column("desk.summary", DeskContactView::summary)
                .words("desk.outcome", "desk.outcome.", DeskContactView::outcome)
                .column("desk.ticket", DeskContactView::ticket)
                .column("desk.answer", DeskContactView::answer)
                .column("desk.praised", DeskContactView::praisedName)
                .column("desk.agent", DeskContactView::agentName)
                .column("desk.recorded-at", DeskContactView::recordedAt)
                .column("desk.returned", DeskContactView::returnedAt)
                .column("desk.return.note", DeskContactView::returnNote);
    }
}
