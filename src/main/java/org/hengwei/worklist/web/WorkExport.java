package org.hengwei.worklist.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Ui;
import org.hengwei.worklist.WorkView;
import org.hengwei.worklist.Worklist;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A queue of work as a workbook. */
@Controller
class WorkExport {

    private final Worklist worklist;
    private final Sheets sheets;

    WorkExport(Worklist worklist, Sheets sheets) {
        this.worklist = worklist;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/work/export", "/api/v1/work"},
            produces = Sheets.XLSX)
    void export(@RequestParam(defaultValue = "MINE") String view, Ui ui, HttpServletResponse response)
            throws IOException {
        var queue = WorkPages.queue(view);
        sheets.<WorkView>of(ui, "worklist.title")
                .column("worklist.column.code", WorkView::code)
                .column("worklist.column.kind", line -> ui.t(line.kindLabel()))
                .column("worklist.column.title", WorkView::title)
                .column("worklist.column.state", line -> ui.tOr(line.stateLabel(), line.state()))
                .column("worklist.column.priority", WorkView::priority)
                .named("worklist.column.assignee", "PERSON", WorkView::assignee)
                .named("worklist.column.project", "PROJECT", WorkView::project)
                .column("worklist.column.due", WorkView::dueAt)
                .send(response, "work", cursor -> worklist.queue(queue, cursor, Sheets.STRETCH));
    }
}
