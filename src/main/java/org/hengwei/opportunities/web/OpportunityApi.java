package org.hengwei.opportunities.web;

import java.net.URI;
import java.time.LocalDate;
import org.hengwei.opportunities.Opportunities;
import org.hengwei.opportunities.OpportunityFilter;
import org.hengwei.opportunities.OpportunityKey;
import org.hengwei.opportunities.OpportunityState;
import org.hengwei.opportunities.OpportunityView;
import org.hengwei.opportunities.Origin;
import org.hengwei.opportunities.RaiseOpportunity;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
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

/** Improvement opportunities over the API. */
@RestController
@RequestMapping("/api/v1/opportunities")
class OpportunityApi {

    private final Opportunities opportunities;

    OpportunityApi(Opportunities opportunities) {
        this.opportunities = opportunities;
    }

    record Move(
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            @Nullable String reason,
            @Nullable String result) {}

    /** @param state a state, or OPEN_ALL for those still to be decided or done */
    @GetMapping
    Slice<OpportunityView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable Origin origin,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new OpportunityFilter(state(state), origin, project, owner, source, q);
        return opportunities.list(filter, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    /** @throws Refused for a word that is no state */
    static @Nullable String state(@Nullable String word) {
        if (word == null || word.isBlank() || word.equals("ALL")) {
            return null;
        }
        if (!word.equals(OpportunityFilter.OPEN_ALL)
                && java.util.Arrays.stream(OpportunityState.values())
                        .noneMatch(state -> state.name().equals(word))) {
            throw Refused.field("state", "opportunities.refused.no-state", word);
        }
        return word;
    }

    @PostMapping
    ResponseEntity<OpportunityView> raise(@RequestBody RaiseOpportunity body) {
        var made = opportunities.raise(body);
        return ResponseEntity.created(URI.create("/api/v1/opportunities/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{number}")
    ResponseEntity<OpportunityView> find(@PathVariable String number) {
        return answer(opportunities.find(OpportunityKey.of(number)));
    }

    @PutMapping("/{number}")
    ResponseEntity<OpportunityView> change(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody RaiseOpportunity body) {
        return answer(opportunities.change(OpportunityKey.of(number, Versions.of(ifMatch)), body));
    }

    /** @param move acceptance, rejection or completion */
    @PostMapping("/{number}/{move}")
    ResponseEntity<OpportunityView> move(
            @PathVariable String number,
            @PathVariable String move,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Move body) {
        var key = OpportunityKey.of(number, Versions.of(ifMatch));
        return answer(
                switch (move) {
                    case "acceptance" -> opportunities.accept(key, body.owner(), body.dueOn());
                    case "rejection" -> opportunities.reject(key, body.reason());
                    case "completion" -> opportunities.complete(key, body.result());
                    default -> throw Refused.notFound(move);
                });
    }

    private static ResponseEntity<OpportunityView> answer(OpportunityView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
