package org.hengwei.surveys.web;

import java.net.URI;
import java.util.function.BiFunction;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.CampaignState;
import org.hengwei.surveys.Collecting;
import org.hengwei.surveys.OpinionState;
import org.hengwei.surveys.OpinionView;
import org.hengwei.surveys.Opinions;
import org.hengwei.surveys.PlanSurvey;
import org.hengwei.surveys.Recipients;
import org.hengwei.surveys.ResponseState;
import org.hengwei.surveys.ResponseView;
import org.hengwei.surveys.SurveyAnalysis;
import org.hengwei.surveys.SurveyLevel;
import org.hengwei.surveys.SurveyReports;
import org.hengwei.surveys.SurveyResults;
import org.hengwei.surveys.SurveyView;
import org.hengwei.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Surveys over the API: their whole life, whom they ask, and what they found. */
@RestController
@RequestMapping("/api/v1/surveys")
class SurveyApi {

    private static final int MOST = 200;

    private final Surveys surveys;
    private final Recipients recipients;
    private final Collecting collecting;
    private final SurveyReports reports;
    private final SurveyAnalysis analysis;
    private final Answers answers;
    private final Opinions opinions;

    SurveyApi(
            Surveys surveys,
            Recipients recipients,
            Collecting collecting,
            SurveyReports reports,
            SurveyAnalysis analysis,
            Answers answers,
            Opinions opinions) {
        this.surveys = surveys;
        this.recipients = recipients;
        this.collecting = collecting;
        this.reports = reports;
        this.analysis = analysis;
        this.answers = answers;
        this.opinions = opinions;
    }

    record Signers(@Nullable String reviewer, @Nullable String approver) {}

    record Note(@Nullable String note) {}

    @GetMapping
    Slice<SurveyView> list(
            @RequestParam(required = false) @Nullable CampaignState state,
            @RequestParam(required = false) @Nullable SurveyLevel level,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return surveys.list(state, level, project, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping
    ResponseEntity<SurveyView> plan(@RequestBody PlanSurvey body) {
        var made = surveys.plan(body);
        return ResponseEntity.created(URI.create("/api/v1/surveys/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{number}")
    ResponseEntity<SurveyView> find(@PathVariable String number) {
        return tagged(surveys.find(number));
    }

    @PutMapping("/{number}")
    ResponseEntity<SurveyView> change(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PlanSurvey body) {
        return tagged(surveys.change(number, Versions.of(ifMatch), body));
    }

    @PostMapping("/{number}/recipients")
    ResponseEntity<SurveyView> name(@PathVariable String number, @RequestBody Recipients.Recipient body) {
        return tagged(recipients.name(number, body));
    }

    /** Every active customer with a contact who is not named yet. */
    @PostMapping("/{number}/recipients/everybody")
    ResponseEntity<SurveyView> everybody(@PathVariable String number) {
        return tagged(recipients.everybody(number));
    }

    @DeleteMapping("/{number}/recipients/{response}")
    ResponseEntity<SurveyView> remove(@PathVariable String number, @PathVariable String response) {
        return tagged(recipients.remove(number, response));
    }

    @GetMapping("/{number}/responses")
    Slice<ResponseView> responses(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable ResponseState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return answers.list(number, state, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{number}/results")
    SurveyResults results(@PathVariable String number) {
        return analysis.results(number);
    }

    @GetMapping("/{number}/opinions")
    Slice<OpinionView> opinions(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable OpinionState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return opinions.list(number, state, cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/{number}/approval")
    ResponseEntity<SurveyView> approve(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return move(number, ifMatch, surveys::approve);
    }

    @PostMapping("/{number}/distribution")
    ResponseEntity<SurveyView> distribute(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return move(number, ifMatch, collecting::distribute);
    }

    @PostMapping("/{number}/reminders")
    ResponseEntity<SurveyView> remind(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return move(number, ifMatch, collecting::remind);
    }

    @PostMapping("/{number}/collection-end")
    ResponseEntity<SurveyView> endCollection(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return move(number, ifMatch, collecting::endCollection);
    }

    @PostMapping("/{number}/analysis")
    ResponseEntity<SurveyView> analyse(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SurveyReports.Conclusion body) {
        return tagged(reports.analyse(number, Versions.of(ifMatch), body));
    }

    @PostMapping("/{number}/report")
    ResponseEntity<SurveyView> report(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Signers body) {
        return tagged(reports.report(number, Versions.of(ifMatch), body.reviewer(), body.approver()));
    }

    /** Every opinion has its measure. */
    @PostMapping("/{number}/actions")
    ResponseEntity<SurveyView> track(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return move(number, ifMatch, reports::track);
    }

    @PostMapping("/{number}/closure")
    ResponseEntity<SurveyView> close(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Note body) {
        return tagged(reports.close(number, Versions.of(ifMatch), body.note()));
    }

    private static ResponseEntity<SurveyView> move(
            String number, @Nullable String ifMatch, BiFunction<String, @Nullable Integer, SurveyView> verb) {
        return tagged(verb.apply(number, Versions.of(ifMatch)));
    }

    private static ResponseEntity<SurveyView> tagged(SurveyView survey) {
        return ResponseEntity.ok().eTag(Versions.tag(survey.version())).body(survey);
    }
}
