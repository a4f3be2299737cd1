package org.hengwei.customers.web;

import java.net.URI;
import org.hengwei.customers.CustomerVisits;
import org.hengwei.customers.Unvisited;
import org.hengwei.customers.VisitFacts;
import org.hengwei.customers.VisitView;
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

/** Visits over the API; minutes go to the attachments of the subject {@code visit:VIS-000001}. */
@RestController
@RequestMapping("/api/v1/visits")
class VisitApi {

    private static final int MOST = 200;

    private final CustomerVisits visits;

    VisitApi(CustomerVisits visits) {
        this.visits = visits;
    }

    @GetMapping
    Slice<VisitView> list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return visits.list(year, customer, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    /** Customers without a visit of the leadership in the year. */
    @GetMapping("/missing")
    Slice<Unvisited> missing(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return visits.unvisited(year, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping
    ResponseEntity<VisitView> record(@RequestBody VisitFacts body) {
        var made = visits.record(body);
        return ResponseEntity.created(URI.create("/api/v1/visits/" + made.number()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/{number}")
    ResponseEntity<VisitView> find(@PathVariable String number) {
        return answer(visits.find(number));
    }

    @PutMapping("/{number}")
    ResponseEntity<VisitView> replace(
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody VisitFacts body) {
        return answer(visits.change(number, Versions.of(ifMatch), body));
    }

    private static ResponseEntity<VisitView> answer(VisitView visit) {
        return ResponseEntity.ok().eTag(Versions.tag(visit.version())).body(visit);
    }
}
