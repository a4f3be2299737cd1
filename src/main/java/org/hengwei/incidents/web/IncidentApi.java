package org.hengwei.incidents.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import org.hengwei.incidents.AfterTheFact;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentMove;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.Tier;
import org.hengwei.incidents.Visits;
import org.hengwei.journal.Journal;
import org.hengwei.journal.JournalEntry;
import org.hengwei.journal.Wording;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.UiFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents over the API: report, read, list, and every move of their life as a POST to a noun. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final IncidentCare care;
    private final Visits visits;
    private final AfterTheFact afterTheFact;
    private final IncidentQueue queue;
    private final Journal journal;
    private final UiFactory ui;

    IncidentApi(
            Incidents incidents,
            IncidentCare care,
            Visits visits,
            AfterTheFact afterTheFact,
            IncidentQueue queue,
            Journal journal,
            UiFactory ui) {
        this.incidents = incidents;
        this.care = care;
        this.visits = visits;
        this.afterTheFact = afterTheFact;
        this.queue = queue;
        this.journal = journal;
        this.ui = ui;
    }

    @PostMapping
    ResponseEntity<IncidentView> report(@RequestBody ReportInput body) {
        var made = afterTheFact.register(body.report(), body.deeds());
        return ResponseEntity.created(URI.create("/api/v1/incidents/" + made.number()))
                .eTag(tag(made))
                .body(made);
    }

    @GetMapping("/{number}")
    ResponseEntity<IncidentView> find(@PathVariable String number) {
        var found = queue.find(IncidentKey.of(number));
        return ResponseEntity.ok().eTag(tag(found)).body(found);
    }

    @GetMapping
    Slice<IncidentLine> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable Tier tier,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable String clock,
            @RequestParam(required = false) @Nullable String requesterPhone,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String externalId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new IncidentFilter(
                status,
                project,
                customer,
                assignee,
                team,
                tier,
                priority,
                clock,
                requesterPhone,
                source,
                externalId,
                q);
        return queue.list(filter, IncidentSort.of(sort), cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping("/{number}/{noun}")
    ResponseEntity<IncidentView> move(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable MoveInput body) {
        var move = IncidentMove.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
        var input = body == null ? MoveInput.nothing() : body;
        var after = input.make(move, IncidentKey.of(number, version(ifMatch)), incidents, care, visits);
        return ResponseEntity.ok().eTag(tag(after)).body(after);
    }

    /**
     * @param entry null to a customer's contact, to whom nobody of the house is named
     * @param text the entry in the caller's language
     */
    record JournalLine(@Nullable JournalEntry entry, Instant at, String text) {}

    @GetMapping("/{number}/journal")
    Slice<JournalLine> journal(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        var reader = ui.of(request);
        var outside = reader.actor() != null && reader.actor().isContact();
        return journal.entries(
                        new Subject("incident", IncidentKey.of(number).code()), cursor, Math.clamp(limit, 1, MOST))
                .map(entry -> new JournalLine(outside ? null : entry, entry.happenedAt(), Wording.of(entry, reader)));
    }

    private static String tag(IncidentView incident) {
        return "\"" + incident.version() + "\"";
    }

    /** @throws Refused as stale when it is no version anybody was given */
    static @Nullable Integer version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        var bare = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!bare.matches("\\d{1,9}")) {
            throw Refused.stale();
        }
        return Integer.valueOf(bare);
    }
}
