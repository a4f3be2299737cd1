package org.hengwei.feedback.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.CallbackView;
import org.hengwei.feedback.Callbacks;
import org.hengwei.feedback.ComplaintFilter;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintState;
import org.hengwei.feedback.ComplaintView;
import org.hengwei.feedback.Complaints;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Callbacks and complaints as workbooks. */
@Controller
class FeedbackExport {

    private final Callbacks callbacks;
    private final Complaints complaints;
    private final Sheets sheets;

    FeedbackExport(Callbacks callbacks, Complaints complaints, Sheets sheets) {
        this.callbacks = callbacks;
        this.complaints = complaints;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/callbacks/export", "/api/v1/callbacks"},
            produces = Sheets.XLSX)
    void callbacks(
            @RequestParam(required = false) @Nullable CallbackState state,
            @RequestParam(required = false) @Nullable String project,
            Ui ui,
            HttpServletResponse response)
            throws IOException {
        callbacks(ui)
                .send(response, "callbacks", cursor -> callbacks.list(state, project, cursor, Sheets.STRETCH, false));
    }

    private Sheet<CallbackView> callbacks(Ui ui) {
        return sheets.<CallbackView>of(ui, "feedback.callbacks")
                .column("shared.export.number", CallbackView::number)
                .column("feedback.about", CallbackView::ticket)
                .column("feedback.title", CallbackView::title)
                .words("feedback.complaint.state", "feedback.state.", CallbackView::state)
                .named("feedback.project", "PROJECT", CallbackView::project)
                .named("feedback.complaint.customer", "CUSTOMER", CallbackView::customer)
                .column("feedback.customer", CallbackView::requesterName)
                .column("feedback.phone", CallbackView::requesterPhone)
                .named("feedback.resolved-by", "PERSON", CallbackView::resolvedBy)
                .column("feedback.export.resolved-at", CallbackView::resolvedAt)
                .column("feedback.due-at", CallbackView::dueAt)
                .column("feedback.export.done-at", CallbackView::doneAt)
                .named("feedback.export.called-by", "PERSON", CallbackView::calledBy)
                .column("feedback.late", CallbackView::late)
                .column("feedback.export.attempts", CallbackView::attemptCount)
                .column("feedback.reached", CallbackView::reached)
                .column("feedback.solved", CallbackView::solved)
                .column("feedback.export.score", CallbackView::score)
                .column("feedback.export.full-score", CallbackView::fullScore)
                .column("feedback.comment", CallbackView::comment);
    }

    /** @param status {@code OPEN} for what is neither closed nor withdrawn, or a state */
    @GetMapping(
            path = {"/complaints/export", "/api/v1/complaints"},
            produces = Sheets.XLSX)
    void complaints(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable ComplaintGrade grade,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String customer,
            Ui ui,
            HttpServletResponse response)
            throws IOException {
        var filter = new ComplaintFilter("OPEN".equals(status), state(status), grade, project, customer);
        complaints(ui).send(response, "complaints", cursor -> complaints.list(filter, cursor, Sheets.STRETCH, false));
    }

    private static @Nullable ComplaintState state(@Nullable String status) {
        return status == null || status.isBlank() || status.equals("ALL") || status.equals("OPEN")
                ? null
                : ComplaintPages.state(status);
    }

    private Sheet<ComplaintView> complaints(Ui ui) {
        return sheets.<ComplaintView>of(ui, "feedback.complaints")
                .column("shared.export.number", ComplaintView::number)
                .column("feedback.title", ComplaintView::title)
                .words("feedback.complaint.state", "feedback.state.", ComplaintView::state)
                .words("feedback.grade", "feedback.grade.", ComplaintView::grade)
                .words("feedback.channel", "feedback.channel.", ComplaintView::channel)
                .named("feedback.complaint.customer", "CUSTOMER", ComplaintView::customer)
                .named("feedback.project", "PROJECT", ComplaintView::project)
                .column("feedback.complainant", ComplaintView::complainant)
                .column("feedback.phone", ComplaintView::phone)
                .column("feedback.about", ComplaintView::about)
                .column("feedback.content", ComplaintView::content)
                .column("feedback.received-at", ComplaintView::receivedAt)
                .named("feedback.handler", "PERSON", ComplaintView::handler)
                .column("feedback.answer-due-at", ComplaintView::answerDueAt)
                .column("feedback.export.answered-at", ComplaintView::answeredAt)
                .column("feedback.complaint.due-at", ComplaintView::dueAt)
                .column("feedback.export.resolved-at", ComplaintView::resolvedAt)
                .column("feedback.late", ComplaintView::late)
                .column("feedback.cause", ComplaintView::cause)
                .column("feedback.measure", ComplaintView::measure)
                .column("feedback.analysis", ComplaintView::analysis)
                .column("feedback.export.called-back-at", ComplaintView::calledBackAt)
                .column("feedback.satisfied", ComplaintView::satisfied)
                .column("feedback.comment", ComplaintView::customerWord)
                .column("feedback.reopenings", ComplaintView::reopenings)
                .column("feedback.withdrawn", ComplaintView::withdrawnAt);
    }
}
