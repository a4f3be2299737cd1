package org.hengwei.processes.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hengwei.people.Process;
import org.hengwei.processes.AnnualReview;
import org.hengwei.processes.AnnualReviews;
import org.hengwei.processes.DefinitionFacts;
import org.hengwei.processes.DefinitionFilter;
import org.hengwei.processes.DefinitionKind;
import org.hengwei.processes.DefinitionLine;
import org.hengwei.processes.DefinitionState;
import org.hengwei.processes.DefinitionView;
import org.hengwei.processes.DefinitionViews;
import org.hengwei.processes.Procedure;
import org.hengwei.processes.ProcessDefinitions;
import org.hengwei.processes.SignOff;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Processes and procedures over the API. */
@RestController
@RequestMapping("/api/v1/process-definitions")
class ProcessApi {

    private static final int MOST = 200;

    private final ProcessDefinitions definitions;
    private final AnnualReviews reviews;
    private final DefinitionViews views;
    private final Forms forms;

    ProcessApi(ProcessDefinitions definitions, AnnualReviews reviews, DefinitionViews views, Forms forms) {
        this.definitions = definitions;
        this.reviews = reviews;
        this.views = views;
        this.forms = forms;
    }

    @GetMapping
    Slice<DefinitionLine> list(
            @RequestParam(required = false) @Nullable DefinitionKind kind,
            @RequestParam(required = false) @Nullable DefinitionState state,
            @RequestParam(required = false) @Nullable Process process,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable Integer unreviewed,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new DefinitionFilter(kind, state, process, category, unreviewed, q);
        return views.list(filter, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    record Procedures(List<Procedure> items) {}

    /** The procedures in force for a fault of the category, with their text. */
    @GetMapping("/in-force")
    Procedures procedures(@RequestParam String category) {
        return new Procedures(views.procedures(category));
    }

    @PostMapping
    ResponseEntity<DefinitionView> draft(@RequestBody DefinitionFacts body) {
        var made = definitions.draft(body);
        return ResponseEntity.created(URI.create("/api/v1/process-definitions/" + made.code()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{code}")
    ResponseEntity<DefinitionView> find(@PathVariable String code) {
        return answer(views.find(code));
    }

    @GetMapping("/{code}/editions/{number}")
    DefinitionFacts edition(@PathVariable String code, @PathVariable int number) {
        return views.edition(code, number);
    }

    @PutMapping("/{code}")
    ResponseEntity<DefinitionView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody DefinitionFacts body) {
        return answer(definitions.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/{code}")
    ResponseEntity<DefinitionView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(views.find(code).facts(), body, DefinitionFacts.class);
        return answer(definitions.change(code, Versions.of(ifMatch), facts));
    }

    @PostMapping("/{code}/review-round")
    ResponseEntity<DefinitionView> review(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SignOff body) {
        return answer(definitions.review(code, Versions.of(ifMatch), body));
    }

    @PostMapping("/{code}/annual-review")
    ResponseEntity<DefinitionView> annualReview(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AnnualReview body) {
        return answer(reviews.review(code, Versions.of(ifMatch), body));
    }

    record Reason(@Nullable String reason) {}

    @PostMapping("/{code}/withdrawal")
    ResponseEntity<DefinitionView> withdraw(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Reason body) {
        return answer(definitions.withdraw(code, Versions.of(ifMatch), body.reason()));
    }

    @PostMapping("/{code}/draft-drop")
    ResponseEntity<DefinitionView> drop(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Reason body) {
        return answer(definitions.dropDraft(code, Versions.of(ifMatch), body.reason()));
    }

    record Owner(@Nullable String login) {}

    @PutMapping("/{code}/owner")
    ResponseEntity<DefinitionView> appoint(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Owner body) {
        return answer(definitions.appoint(code, Versions.of(ifMatch), body.login()));
    }

    private static ResponseEntity<DefinitionView> answer(DefinitionView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
