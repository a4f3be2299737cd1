package org.hengwei.surveys.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hengwei.shared.Sheet;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.ResponseState;
import org.hengwei.surveys.ResponseView;
import org.hengwei.surveys.SurveyForm;
import org.hengwei.surveys.SurveyView;
import org.hengwei.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Those asked in a survey and what they answered, a column a question, as a workbook. */
@Controller
class ResponseExport {

    private final Surveys surveys;
    private final Answers answers;
    private final Sheets sheets;

    ResponseExport(Surveys surveys, Answers answers, Sheets sheets) {
        this.surveys = surveys;
        this.answers = answers;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/surveys/" + SurveyPages.NUMBER + "/export", "/api/v1/surveys/{number}/responses"},
            produces = Sheets.XLSX)
    void export(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable ResponseState state,
            Ui ui,
            HttpServletResponse response)
            throws IOException {
        var survey = surveys.find(number);
        sheet(survey, ui).send(response, number, cursor -> stretch(number, state, cursor));
    }

    /** The list leaves the answers out; each form is read whole. */
    private Slice<ResponseView> stretch(String number, @Nullable ResponseState state, @Nullable String cursor) {
        return answers.list(number, state, cursor, Sheets.STRETCH)
                .map(one -> one.state() == ResponseState.ANSWERED ? answers.find(one.number()) : one);
    }

    private Sheet<ResponseView> sheet(SurveyView survey, Ui ui) {
        var sheet = sheets.<ResponseView>of(ui, "surveys.recipients")
                .column("shared.export.number", ResponseView::number)
                .column("surveys.customer", ResponseView::customerName)
                .named("surveys.export.project", "PROJECT", ResponseView::project)
                .column("surveys.contact", ResponseView::contactName)
                .words("surveys.means", "surveys.means.", ResponseView::means)
                .words("surveys.state", "surveys.state.", ResponseView::state)
                .column("surveys.sent-at", ResponseView::sentAt)
                .column("surveys.answered-at", ResponseView::answeredAt);
        survey.form()
                .items()
                .forEach(item -> sheet.titled(
                        item.label(ui.chinese()),
                        line -> line.answer(item.code())
                                .flatMap(answer -> said(item, answer, ui))
                                .orElse(null)));
        return sheet;
    }

    private static Optional<Object> said(SurveyForm.Item item, ResponseView.Answer answer, Ui ui) {
        if (!item.scale().scored()) {
            return Optional.ofNullable(answer.text());
        }
        return answer.points() != null
                ? Optional.of(answer.points())
                : Optional.ofNullable(answer.grade()).map(grade -> ui.t("surveys.grade." + grade));
    }
}
