package org.hengwei.surveys.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.feedback.CallbackScore;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.Means;
import org.hengwei.surveys.OpinionState;
import org.hengwei.surveys.OpinionView;
import org.hengwei.surveys.Opinions;
import org.hengwei.surveys.ProjectVoice;
import org.hengwei.surveys.ResponseView;
import org.hengwei.surveys.SurveyTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers, opinions and forms over the API, and what the callbacks say of each project. */
@RestController
@RequestMapping("/api/v1")
class SurveyPartsApi {

    private final Answers answers;
    private final Opinions opinions;
    private final SurveyTemplates templates;
    private final ProjectVoice voice;

    SurveyPartsApi(Answers answers, Opinions opinions, SurveyTemplates templates, ProjectVoice voice) {
        this.answers = answers;
        this.opinions = opinions;
        this.templates = templates;
        this.voice = voice;
    }

    /** @param answers item code to grade, points or words */
    record Written(@Nullable Means means, @Nullable Map<String, String> answers) {}

    record Reason(@Nullable String reason) {}

    record Result(@Nullable String result) {}

    @GetMapping("/survey-responses/{number}")
    ResponseEntity<ResponseView> response(@PathVariable String number) {
        return tagged(answers.find(number));
    }

    @PostMapping("/survey-responses/{number}/answer")
    ResponseEntity<ResponseView> write(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Written body) {
        var given = Objects.requireNonNullElse(body.answers(), Map.<String, String>of());
        return tagged(answers.write(number, Versions.of(ifMatch), body.means(), given));
    }

    @PostMapping("/survey-responses/{number}/link")
    Answers.Link link(@PathVariable String number) {
        return answers.link(number);
    }

    @PostMapping("/survey-responses/{number}/void")
    ResponseEntity<ResponseView> voidAnswer(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Reason body) {
        return tagged(answers.voidAnswer(number, Versions.of(ifMatch), body.reason()));
    }

    /** Forms that wait for the customer's contact who is signed in. */
    @GetMapping("/survey-responses")
    Slice<ResponseView> mine() {
        return new Slice<>(answers.waitingForMe(), null, null);
    }

    private static ResponseEntity<ResponseView> tagged(ResponseView response) {
        return ResponseEntity.ok().eTag(Versions.tag(response.version())).body(response);
    }

    @GetMapping("/survey-opinions")
    Slice<OpinionView> opinions(
            @RequestParam(required = false) @Nullable OpinionState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return opinions.list(null, state, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/survey-opinions/{number}")
    ResponseEntity<OpinionView> opinion(@PathVariable String number) {
        return tagged(opinions.find(number));
    }

    @PostMapping("/survey-opinions/{number}/measure")
    ResponseEntity<OpinionView> measure(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Opinions.SetMeasure body) {
        return tagged(opinions.measure(number, Versions.of(ifMatch), body));
    }

    @PostMapping("/survey-opinions/{number}/completion")
    ResponseEntity<OpinionView> done(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Result body) {
        return tagged(opinions.done(number, Versions.of(ifMatch), body.result()));
    }

    @PostMapping("/survey-opinions/{number}/praise")
    ResponseEntity<OpinionView> praise(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(opinions.praise(number, Versions.of(ifMatch)));
    }

    private static ResponseEntity<OpinionView> tagged(OpinionView opinion) {
        return ResponseEntity.ok().eTag(Versions.tag(opinion.version())).body(opinion);
    }

    @GetMapping("/survey-templates")
    Slice<SurveyTemplates.View> templates() {
        return new Slice<>(templates.list(), null, null);
    }

    @PostMapping("/survey-templates")
    ResponseEntity<SurveyTemplates.View> create(@RequestBody SurveyTemplates.Put body) {
        var made = templates.create(body);
        return ResponseEntity.created(URI.create("/api/v1/survey-templates/" + made.code()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/survey-templates/{code}")
    ResponseEntity<SurveyTemplates.View> template(@PathVariable String code) {
        return tagged(templates.find(code));
    }

    @PutMapping("/survey-templates/{code}")
    ResponseEntity<SurveyTemplates.View> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SurveyTemplates.Put body) {
        return tagged(templates.change(code, Versions.of(ifMatch), body));
    }

    @PostMapping("/survey-templates/{code}/activation")
    ResponseEntity<SurveyTemplates.View> activate(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(templates.activate(code, Versions.of(ifMatch)));
    }

    @PostMapping("/survey-templates/{code}/retirement")
    ResponseEntity<SurveyTemplates.View> retire(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return tagged(templates.retire(code, Versions.of(ifMatch)));
    }

    private static ResponseEntity<SurveyTemplates.View> tagged(SurveyTemplates.View template) {
        return ResponseEntity.ok().eTag(Versions.tag(template.version())).body(template);
    }

    /** The project-level survey that the callbacks are (R197). */
    @GetMapping("/project-satisfaction")
    List<CallbackScore> projects(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return voice.between(from, until);
    }
}
