package org.hengwei.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.desk.DutyView;
import org.hengwei.desk.Gap;
import org.hengwei.desk.HotlineView;
import org.hengwei.desk.Hotlines;
import org.hengwei.desk.PlanDuty;
import org.hengwei.desk.PutHotline;
import org.hengwei.desk.Roster;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Duty roster and hotlines over the API. */
@RestController
@RequestMapping("/api/v1/desk")
class RosterApi {

    private final Roster roster;
    private final Hotlines hotlines;

    RosterApi(Roster roster, Hotlines hotlines) {
        this.roster = roster;
        this.hotlines = hotlines;
    }

    /** @param gaps stretches in which nobody is on duty at the desk */
    record RosterView(List<DutyView> items, List<Gap> gaps) {}

    /** Shifts that touch these days of the company's zone, both included. */
    @GetMapping("/roster")
    RosterView roster(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return new RosterView(roster.between(from, until), roster.gaps(from, until));
    }

    @PostMapping("/roster")
    @ResponseStatus(HttpStatus.CREATED)
    List<DutyView> plan(@RequestBody PlanDuty body) {
        return roster.plan(body);
    }

    record Change(@Nullable String login, @Nullable String reason) {}

    @PostMapping("/roster/{id}/hand-over")
    ResponseEntity<DutyView> handOver(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change body) {
        var after = roster.handOver(id, Versions.of(ifMatch), body.login(), body.reason());
        return ResponseEntity.ok().eTag("\"" + after.version() + "\"").body(after);
    }

    @PostMapping("/roster/{id}/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change body) {
        roster.remove(id, Versions.of(ifMatch), body.reason());
    }

    /** Who is on duty at an instant, now when none is given, and by which numbers the desk is reached. */
    @GetMapping("/on-duty")
    OnDuty onDuty(@RequestParam(required = false) @Nullable Instant at) {
        return new OnDuty(roster.onDuty(at), hotlines.all(false));
    }

    record OnDuty(List<DutyView> items, List<HotlineView> hotlines) {}

    @GetMapping("/hotlines")
    List<HotlineView> hotlines(@RequestParam(defaultValue = "false") boolean inactive) {
        return hotlines.all(inactive);
    }

    @PostMapping("/hotlines")
    ResponseEntity<HotlineView> add(@RequestBody PutHotline body) {
        var made = hotlines.add(body);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + made.version() + "\"")
                .body(made);
    }

    @PutMapping("/hotlines/{id}")
    ResponseEntity<HotlineView> change(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PutHotline body) {
        var after = hotlines.change(id, Versions.of(ifMatch), body);
        return ResponseEntity.ok().eTag("\"" + after.version() + "\"").body(after);
    }
}
