package org.hengwei.levels.web;

import java.net.URI;
import java.time.LocalDate;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketType;
import org.hengwei.levels.Misses;
import org.hengwei.levels.ReviewKey;
import org.hengwei.levels.ReviewReports;
import org.hengwei.levels.ReviewState;
import org.hengwei.levels.ReviewView;
import org.hengwei.levels.Reviews;
import org.hengwei.levels.WriteReview;
import org.hengwei.opportunities.OpportunityView;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
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

/** Reviews of service levels over the API, and the opportunities that missed promises raise. */
@RestController
@RequestMapping("/api/v1")
class ReviewApi {

    private final Reviews reviews;
    private final Misses misses;
    private final ReviewReports reports;

    ReviewApi(Reviews reviews, Misses misses, ReviewReports reports) {
        this.reviews = reviews;
        this.misses = misses;
        this.reports = reports;
    }

    record Opening(
            @Nullable String agreement,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodUntil) {}

    record Move(
            @Nullable String confirmedBy,
            @Nullable LocalDate confirmedOn,
            @Nullable String reason) {}

    record Improvement(
            @Nullable String proposal,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {}

    @GetMapping("/sla-reviews")
    Slice<ReviewView> list(
            @RequestParam(required = false) @Nullable ReviewState state,
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return reviews.list(state, agreement, cursor, Math.clamp(limit, 1, 200), withTotal);
    }

    @PostMapping("/sla-reviews")
    ResponseEntity<ReviewView> open(@RequestBody Opening body) {
        var made = reviews.open(body.agreement(), body.periodFrom(), body.periodUntil());
        return ResponseEntity.created(URI.create("/api/v1/sla-reviews/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/sla-reviews/{number}")
    ResponseEntity<ReviewView> find(@PathVariable String number) {
        return answer(reviews.find(ReviewKey.of(number)));
    }

    @PutMapping("/sla-reviews/{number}")
    ResponseEntity<ReviewView> write(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody WriteReview body) {
        return answer(reviews.write(ReviewKey.of(number, Versions.of(ifMatch)), body));
    }

    /** The single tickets that missed something, those the caller may see. */
    @GetMapping("/sla-reviews/{number}/misses")
    Slice<Outcome> misses(
            @PathVariable String number,
            @RequestParam(defaultValue = "INCIDENT") TicketType type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return reviews.misses(ReviewKey.of(number), type, cursor, Math.clamp(limit, 1, 200));
    }

    @PostMapping("/sla-reviews/{number}/report")
    ResponseEntity<ReviewView> report(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ReviewReports.SignOff body) {
        return answer(reports.report(ReviewKey.of(number, Versions.of(ifMatch)), body));
    }

    /** The report as it would be handed in now, as DOCX or PDF. */
    @GetMapping("/sla-reviews/{number}/report.{format:docx|pdf}")
    ResponseEntity<byte[]> preview(
            @PathVariable String number,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String language) {
        return ReviewPages.paper(reports, number, format, language);
    }

    /** @param move completion, confirmation or cancellation */
    @PostMapping("/sla-reviews/{number}/{move}")
    ResponseEntity<ReviewView> move(
            @PathVariable String number,
            @PathVariable String move,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Move body) {
        var key = ReviewKey.of(number, Versions.of(ifMatch));
        var given = body == null ? new Move(null, null, null) : body;
        return answer(
                switch (move) {
                    case "completion" -> reviews.finish(key);
                    case "confirmation" -> reviews.confirm(key, given.confirmedBy(), given.confirmedOn());
                    case "cancellation" -> reviews.cancel(key, given.reason());
                    default -> throw Refused.notFound(move);
                });
    }

    /**
     * How a ticket kept what was promised.
     *
     * @param ticket as {@code incident:INC-000042}
     */
    @GetMapping("/sla-misses/{ticket}")
    Outcome outcome(@PathVariable String ticket) {
        return misses.find(Subject.parse(ticket));
    }

    /** Raises the improvement opportunity of a missed promise in one step. */
    @PostMapping("/sla-misses/{ticket}/opportunity")
    ResponseEntity<OpportunityView> raise(
            @PathVariable String ticket, @RequestBody(required = false) @Nullable Improvement body) {
        var given = body == null ? new Improvement(null, null, null) : body;
        var made = misses.raise(Subject.parse(ticket), given.proposal(), given.owner(), given.dueOn());
        return ResponseEntity.created(URI.create("/api/v1/opportunities/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    private static ResponseEntity<ReviewView> answer(ReviewView view) {
        return ResponseEntity.ok().eTag(Versions.tag(view.version())).body(view);
    }
}
