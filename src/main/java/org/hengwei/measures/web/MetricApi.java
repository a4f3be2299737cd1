package org.hengwei.measures.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.hengwei.measures.ClosingView;
import org.hengwei.measures.CountedRecords;
import org.hengwei.measures.Definition;
import org.hengwei.measures.Definitions;
import org.hengwei.measures.FactView;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.PeriodClosing;
import org.hengwei.measures.Scope;
import org.hengwei.measures.SetTarget;
import org.hengwei.measures.TargetView;
import org.hengwei.measures.Targets;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Metrics over the API: definitions, figures, the records behind them, targets and closed periods. */
@RestController
@RequestMapping("/api/v1/metrics")
class MetricApi {

    private static final int MOST = 200;

    private final Measures measures;
    private final Definitions definitions;
    private final Targets targets;
    private final PeriodClosing closing;

    MetricApi(Measures measures, Definitions definitions, Targets targets, PeriodClosing closing) {
        this.measures = measures;
        this.definitions = definitions;
        this.targets = targets;
        this.closing = closing;
    }

    @GetMapping
    Slice<Definition> list() {
        return new Slice<>(definitions.list(), null, null);
    }

    @GetMapping("/{code}")
    Figure figure(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(required = false) @Nullable String period) {
        return measures.value(code, Scope.parse(scope), period(code, period));
    }

    @GetMapping("/{code}/records")
    CountedRecords records(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable List<String> counted,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return measures.records(
                code,
                Scope.parse(scope),
                period(code, period),
                counted == null ? List.of() : counted,
                cursor,
                Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{code}/trend")
    Slice<Figure> trend(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(defaultValue = "12") int periods) {
        return new Slice<>(measures.trend(code, Scope.parse(scope), period(code, period), periods), null, null);
    }

    @GetMapping("/{code}/breakdown")
    Slice<Figure> breakdown(
            @PathVariable String code,
            @RequestParam(defaultValue = "COMPANY") String scope,
            @RequestParam(defaultValue = "project") String by,
            @RequestParam(required = false) @Nullable String period) {
        return new Slice<>(measures.by(code, Scope.parse(scope), kind(by), period(code, period)), null, null);
    }

    private static Scope.Kind kind(String text) {
        try {
            return Scope.Kind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.field("by", "measures.refused.scope", text);
        }
    }

    @GetMapping("/{code}/versions")
    Slice<Definition> versions(@PathVariable String code) {
        return new Slice<>(definitions.versions(code), null, null);
    }

    @GetMapping("/sources")
    Slice<FactView> sources() {
        return new Slice<>(measures.sources(), null, null);
    }

    @PostMapping
    ResponseEntity<Definition> propose(@RequestBody ProposeMetric body) {
        var made = definitions.propose(body.definition());
        return ResponseEntity.created(URI.create("/api/v1/metrics/" + made.code() + "/versions"))
                .body(made);
    }

    @PostMapping("/{code}/activation")
    Definition activate(@PathVariable String code) {
        return definitions.activate(code);
    }

    @PostMapping("/{code}/retirement")
    Definition retire(@PathVariable String code) {
        return definitions.retire(code);
    }

    @GetMapping("/{code}/targets")
    Slice<TargetView> targets(@PathVariable String code) {
        return new Slice<>(targets.list(code), null, null);
    }

    @PutMapping("/{code}/targets")
    TargetView setTarget(@PathVariable String code, @RequestBody SetTarget body) {
        return targets.set(code, body);
    }

    @DeleteMapping("/{code}/targets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTarget(
            @PathVariable String code, @RequestParam int year, @RequestParam(defaultValue = "COMPANY") String scope) {
        targets.remove(code, year, scope);
    }

    @GetMapping("/{code}/closings")
    Slice<ClosingView> closings(@PathVariable String code) {
        return new Slice<>(measures.closings(code), null, null);
    }

    @PostMapping("/{code}/closings/{period}")
    @ResponseStatus(HttpStatus.CREATED)
    ClosingView close(@PathVariable String code, @PathVariable String period) {
        return closing.close(code, Period.parse(period));
    }

    @PostMapping("/{code}/closings/{period}/confirmation")
    ClosingView confirm(@PathVariable String code, @PathVariable String period) {
        return closing.confirm(code, Period.parse(period));
    }

    /** Why a closed period is counted anew. */
    record Restatement(@Nullable String reason) {}

    @PostMapping("/{code}/closings/{period}/restatement")
    ClosingView restate(@PathVariable String code, @PathVariable String period, @RequestBody Restatement body) {
        return closing.restate(code, Period.parse(period), body.reason());
    }

    private Period period(String code, @Nullable String text) {
        return text == null || text.isBlank() ? measures.current(definitions.find(code)) : Period.parse(text);
    }
}
