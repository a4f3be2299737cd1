package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.ImportedIncident.Outcome;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class IncidentImportsTests {

    private static final Instant OPENED = Instant.parse("2016-03-01T02:00:00Z");
    private static final As MANAGER = As.staff("imp-qm", "ADMINISTRATOR");

    @Autowired
    IncidentImports imports;

    @Autowired
    PastIncidents pastIncidents;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Journal journal;

    @Autowired
    DSLContext db;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects) {
        SomeProjects.delivering(projects, "IMP-1");
    }

    @Test
    @Requirement({"H19", "H20", "H8"})
    void historyComesInAsRecorded() {
        var outcome = once("S-1", one("S-1", "INC1", IncidentStatus.CLOSED, true, "d1"));
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.CREATED);
        var incident = MANAGER.get(() -> queue.find(IncidentKey.of(String.valueOf(outcome.number()))));
        assertThat(incident.origin()).isEqualTo("IMPORTED");
        assertThat(incident.priority()).isEqualTo("P3");
        assertThat(incident.resolutionMetRecorded()).isTrue();
        assertThat(incident.resolution().state()).isEqualTo(ClockState.NO_AGREEMENT);
        assertThat(incident.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause.reason()).isEqualTo("Awaiting Vendor"));
        assertThat(incident.resolution().pausedFor()).isEqualTo(Duration.ofHours(3));
        assertThat(incident.assigneeName()).isEqualTo("Resolver 7");
        assertThat(db.fetchCount(org.hengwei.incidents.db.Tables.PAST_STATE)).isPositive();
        var lines = MANAGER.get(() -> journal.entries(new Subject("incident", incident.number()), null, 10));
        assertThat(lines.items())
                .singleElement()
                .satisfies(line -> assertThat(line.word()).isEqualTo("incidents.Imported"));
        assertThat(MANAGER.get(() -> journal.verify(new Subject("incident", incident.number()))))
                .isNotNull();
    }

    @Test
    @Requirement("H20")
    void theSameAgainIsSkippedOtherContentUpdatesUntilSomebodyActed() {
        var first = once("S-2", one("S-2", "INC1", IncidentStatus.RESOLVED, false, "d1"));
        assertThat(once("S-2", one("S-2", "INC1", IncidentStatus.RESOLVED, false, "d1"))
                        .kind())
                .isEqualTo(Outcome.Kind.SKIPPED);
        var updated = once("S-2", one("S-2", "INC1", IncidentStatus.CLOSED, true, "d2"));
        assertThat(updated.kind()).isEqualTo(Outcome.Kind.UPDATED);
        assertThat(updated.number()).isEqualTo(first.number());
        var key = IncidentKey.of(String.valueOf(first.number()));
        MANAGER.run(() -> incidents.reopen(key, "Came back"));
        var rejected = once("S-2", one("S-2", "INC1", IncidentStatus.CLOSED, false, "d3"));
        assertThat(rejected.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(rejected.problem()).isEqualTo("incidents.refused.acted-here");
    }

    @Test
    @Requirement("H20")
    void aClosedOneWithoutResolutionTimeIsInNoMetricOfResolution() {
        var unknown = new ImportedIncident(
                "S-3",
                "INC9",
                "IMP-1",
                "Unknown",
                null,
                IncidentStatus.CLOSED,
                Channel.PHONE,
                2,
                2,
                3,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                OPENED,
                null,
                null,
                OPENED.plusSeconds(60),
                0,
                0,
                true,
                List.of(),
                List.of(),
                "d");
        var outcome = once("S-3", unknown);
        var fact = db.fetchSingle(
                "SELECT resolved_at, resolution_met, resolution_met_recorded, is_open FROM incidents.fact_incident"
                        + " WHERE subject = ?",
                "incident:" + outcome.number());
        assertThat(fact.get("resolved_at")).isNull();
        assertThat(fact.get("resolution_met_recorded")).isNull();
        assertThat(fact.get("is_open")).isEqualTo(false);
    }

    @Test
    void hundredsAtOnceAreQuick() {
        var many = IntStream.range(0, 300)
                .mapToObj(i -> one("S-4", "INC" + i, IncidentStatus.CLOSED, i % 2 == 0, "d"))
                .toList();
        var outcomes = MANAGER.get(() -> imports.importBatch(many));
        assertThat(outcomes).allMatch(outcome -> outcome.kind() == Outcome.Kind.CREATED);
        assertThat(db.fetchCount(db.selectFrom("incidents.incident").where("source = 'S-4'")))
                .isEqualTo(300);
    }

    @Test
    void ourOwnHistoryIsFilledInByHundreds() {
        var solved = new PastIncident.Solution("Restarted", "SOLVED", "NETWORK", 20, OPENED.plus(Duration.ofHours(2)));
        var past = new PastIncident(
                "Line down",
                "Since nine",
                "IMP-1",
                null,
                "NETWORK",
                Channel.PHONE,
                2,
                2,
                "Wang",
                "139",
                Tier.L1,
                "li",
                "Li",
                null,
                OPENED,
                OPENED.plusSeconds(300),
                List.of(new PastIncident.Pause("CUSTOMER", OPENED.plusSeconds(600), OPENED.plusSeconds(1200))),
                solved,
                true,
                OPENED.plus(Duration.ofHours(3)));
        var numbers = MANAGER.get(() ->
                pastIncidents.record(IntStream.range(0, 200).mapToObj(i -> past).toList()));
        assertThat(numbers).hasSize(200).doesNotHaveDuplicates();
        var incident = MANAGER.get(() -> queue.find(IncidentKey.of(numbers.getLast())));
        assertThat(incident.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(incident.resolutions()).hasSize(1);
        assertThat(incident.pauses()).hasSize(1);
        assertThat(MANAGER.get(() -> journal.entries(new Subject("incident", incident.number()), null, 10))
                        .items())
                .extracting(line -> line.word())
                .containsExactly("incidents.Reported", "incidents.Accepted", "incidents.Resolved", "incidents.Closed");
    }

    private Outcome once(String source, ImportedIncident one) {
        return MANAGER.get(() -> imports.importBatch(List.of(one))).getFirst();
    }

    private static ImportedIncident one(
            String source, String externalId, IncidentStatus status, boolean met, String digest) {
        return new ImportedIncident(
                source,
                externalId,
                "IMP-1",
                externalId,
                null,
                status,
                Channel.PHONE,
                2,
                2,
                3,
                null,
                null,
                null,
                "Category 26",
                "Subcategory 174",
                "Group 56",
                "Resolver 7",
                "Caller 2403",
                null,
                OPENED,
                null,
                OPENED.plus(Duration.ofDays(2)),
                status == IncidentStatus.CLOSED ? OPENED.plus(Duration.ofDays(7)) : null,
                0,
                1,
                met,
                List.of(
                        new ImportedIncident.State(IncidentStatus.NEW, OPENED, "New"),
                        new ImportedIncident.State(IncidentStatus.PAUSED, OPENED.plusSeconds(3600), "Awaiting Vendor")),
                List.of(new ImportedIncident.Pause(
                        "Awaiting Vendor", OPENED.plusSeconds(3600), OPENED.plusSeconds(4 * 3600))),
                digest);
    }
}
