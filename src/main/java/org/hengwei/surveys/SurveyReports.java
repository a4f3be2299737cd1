package org.hengwei.surveys;

import java.util.List;
import java.util.Objects;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.documents.Documents;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.surveys.db.CampaignRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the collected answers to the signed report (D34, R206) and the last measure done (R207). */
@Service
@Transactional
public class SurveyReports {

    static final String KIND = "SURVEY_REPORT";

    private final SurveyHouse house;
    private final SurveyAnalysis analysis;
    private final SurveyPaper paper;
    private final Opinions opinions;
    private final ProjectVoice voice;
    private final Documents documents;

    SurveyReports(
            SurveyHouse house,
            SurveyAnalysis analysis,
            SurveyPaper paper,
            Opinions opinions,
            ProjectVoice voice,
            Documents documents) {
        this.house = house;
        this.analysis = analysis;
        this.paper = paper;
        this.opinions = opinions;
        this.voice = voice;
        this.documents = documents;
    }

    /**
     * What the results say, and what is to get better.
     *
     * @param goals improvement goals (R204)
     */
    public record Conclusion(
            @Nullable String analysis, @Nullable String goals) {}

    /** Concludes from the results; may be written again until the report is signed. */
    public SurveyView analyse(String number, @Nullable Integer version, Conclusion conclusion) {
        var row = house.mine(number, version, CampaignState.COLLECTED, CampaignState.ANALYSED);
        new Checks()
                .present(conclusion.analysis(), "analysis")
                .atMost(conclusion.analysis(), 8000, "analysis")
                .present(conclusion.goals(), "goals")
                .atMost(conclusion.goals(), 4000, "goals")
                .refuse();
        row.setAnalysis(Objects.requireNonNull(conclusion.analysis()).strip());
        row.setGoals(Objects.requireNonNull(conclusion.goals()).strip());
        row.setState(CampaignState.ANALYSED.name());
        row.setAnalysedAt(house.now());
        house.campaigns.save(row);
        house.announce(row, new SurveyEvent.Analysed(subject(row), house.now()));
        return house.view(row);
    }

    /**
     * Puts the report on paper and sends it to reviewer and approver; the survey is reported when both have signed (H17).
     *
     * @throws Refused when author, reviewer and approver are not three persons, or it is being signed already
     */
    public SurveyView report(
            String number, @Nullable Integer version, @Nullable String reviewer, @Nullable String approver) {
        var row = house.mine(number, version, CampaignState.ANALYSED);
        new Checks().present(reviewer, "reviewer").present(approver, "approver").refuse();
        var first = Objects.requireNonNull(reviewer).strip();
        var second = Objects.requireNonNull(approver).strip();
        if (row.getReportDocument() == null) {
            row.setReportDocument(draft(row, first, second));
        } else {
            documents.signers(row.getReportDocument(), first, second);
        }
        house.campaigns.save(row);
        documents.submit(row.getReportDocument(), content(row));
        house.announce(row, new SurveyEvent.ReportSubmitted(subject(row), house.now(), row.getReportDocument()));
        return house.view(row);
    }

    private String draft(CampaignRecord row, String reviewer, String approver) {
        return documents
                .draft(new DraftDocument(
                        KIND,
                        paper.title(row),
                        row.getLanguage(),
                        null,
                        subject(row),
                        reviewer,
                        approver,
                        SecurityClass.INTERNAL,
                        row.getDepartment() == null ? List.of() : List.of(row.getDepartment()),
                        null))
                .number();
    }

    /** The report as it would be handed in now. */
    @Transactional(readOnly = true)
    public byte[] preview(String number, DocumentFormat format) {
        var row = house.reveal(number);
        return documents.render(content(row), KIND, row.getLanguage(), format);
    }

    private org.hengwei.documents.DocumentContent content(CampaignRecord row) {
        var from = house.zone.startOf(row.getPeriodFrom());
        var until = house.zone.startOf(row.getPeriodUntil().plusDays(1));
        var calls = voice.between(from, until).stream()
                .filter(call -> row.getProject() == null || row.getProject().equals(call.project()))
                .toList();
        return paper.of(row, house.view(row), analysis.results(row), opinions.of(row.getId()), calls);
    }

    /** All have signed: from now on its answers count in the metrics. Heard inside the signature's own transaction. */
    void signed(String number) {
        var row = house.campaigns.lock(number);
        if (SurveyHouse.state(row) != CampaignState.ANALYSED) {
            return;
        }
        row.setState(CampaignState.REPORTED.name());
        row.setReportedAt(house.now());
        house.campaigns.save(row);
        house.announce(
                row, new SurveyEvent.Reported(subject(row), house.now(), String.valueOf(row.getReportDocument())));
    }

    /** @throws Refused while an opinion has neither a measure nor is praise (R207) */
    public SurveyView track(String number, @Nullable Integer version) {
        var row = house.mine(number, version, CampaignState.REPORTED);
        var counts = house.campaigns.counts(row.getId());
        if (counts.withoutMeasure() > 0) {
            throw Refused.conflict("surveys.refused.without-measure", counts.withoutMeasure());
        }
        row.setState(CampaignState.ACTIONS_TRACKED.name());
        row.setTrackedAt(house.now());
        house.campaigns.save(row);
        house.announce(row, new SurveyEvent.ActionsTracked(subject(row), house.now(), counts.measures()));
        return house.view(row);
    }

    /**
     * Closes the survey; the completion of its measures goes to the management review.
     *
     * @param note what went there, e.g. the paper's number
     * @throws Refused while a measure is not done (R207)
     */
    public SurveyView close(String number, @Nullable Integer version, @Nullable String note) {
        var row = house.mine(number, version, CampaignState.ACTIONS_TRACKED);
        new Checks().present(note, "note").atMost(note, 2000, "note").refuse();
        var counts = house.campaigns.counts(row.getId());
        if (counts.measuresDone() < counts.measures()) {
            throw Refused.conflict("surveys.refused.not-done", counts.measures() - counts.measuresDone());
        }
        row.setReviewNote(Objects.requireNonNull(note).strip());
        row.setState(CampaignState.CLOSED.name());
        row.setClosedAt(house.now());
        house.campaigns.save(row);
        house.announce(row, new SurveyEvent.Closed(subject(row), house.now(), counts.measures(), row.getReviewNote()));
        return house.view(row);
    }

    private static Subject subject(CampaignRecord row) {
        return SurveyCode.SURVEY.subject(row.getId());
    }
}
