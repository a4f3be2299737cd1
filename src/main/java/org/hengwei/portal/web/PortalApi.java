package org.hengwei.portal.web;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.hengwei.catalog.OfferedService;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.portal.Portal;
import org.hengwei.portal.ReportProblem;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The portal over the API. */
@RestController
@RequestMapping("/api/v1/portal")
class PortalApi {

    private final Portal portal;
    private final Telling telling;

    PortalApi(Portal portal, Telling telling) {
        this.portal = portal;
        this.telling = telling;
    }

    /** A project as a contact knows it. */
    record PortalProject(String code, String name) {}

    /** A ticket in a list. */
    record PortalLine(
            String number,
            String title,
            String status,
            String project,
            java.time.Instant openedAt,
            java.time.@Nullable Instant resolveBy) {

        static PortalLine of(IncidentLine line) {
            return new PortalLine(
                    line.number(),
                    line.title(),
                    line.status().name(),
                    line.project(),
                    line.openedAt(),
                    line.resolution().dueAt());
        }
    }

    @GetMapping("/projects")
    List<PortalProject> projects() {
        return portal.projects().stream()
                .map(project -> new PortalProject(project.code(), project.name()))
                .toList();
    }

    @GetMapping("/services")
    Collection<OfferedService> services() {
        return portal.services();
    }

    @GetMapping("/incidents")
    Slice<PortalLine> incidents(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return portal.incidents(status, cursor, Math.clamp(limit, 1, 200)).map(PortalLine::of);
    }

    @GetMapping("/incidents/{number}")
    Telling.Ticket find(@PathVariable String number) {
        return telling.of(portal.find(number));
    }

    @PostMapping("/incidents")
    ResponseEntity<Telling.Ticket> report(@RequestBody ReportProblem body) {
        var made = portal.report(body);
        return ResponseEntity.created(URI.create("/api/v1/portal/incidents/" + made.number()))
                .body(telling.of(made));
    }

    record Said(@Nullable String text) {}

    @PostMapping("/incidents/{number}/comments")
    Telling.Ticket comment(@PathVariable String number, @RequestBody Said body) {
        return telling.of(portal.comment(number, body.text()));
    }

    record Urged(@Nullable String note) {}

    @PostMapping("/incidents/{number}/urging")
    Telling.Ticket urge(@PathVariable String number, @RequestBody(required = false) @Nullable Urged body) {
        return telling.of(portal.urge(number, body == null ? null : body.note()));
    }

    record Rated(
            @Nullable Boolean solved,
            @Nullable Integer score,
            @Nullable String comment) {}

    @PostMapping("/incidents/{number}/rating")
    Telling.Ticket rate(@PathVariable String number, @RequestBody Rated body) {
        return telling.of(portal.rate(number, body.solved(), body.score(), body.comment()));
    }
}
