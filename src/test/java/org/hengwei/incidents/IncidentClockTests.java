package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was promised, and how the clocks of an incident keep to it. Targets are those of the template, round the clock. */
@RoomTest
class IncidentClockTests {

    private static final Instant NINE = Instant.parse("2026-06-15T01:00:00Z");
    private static final As DESK = As.staff("ck-agent", "OM_SUPERVISOR");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Deadlines deadlines;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @BeforeAll
    static void agreement(@Autowired CustomerProjects projects, @Autowired Agreements agreements) {
        SomeProjects.delivering(projects, "CK-SLA", "CK-NONE");
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("CK-SLA"));
    }

    @BeforeEach
    void nine() {
        clock.stop(NINE);
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"H9", "R193", "R188"})
    void theServiceLevelOfTheProjectIsPromised() {
        var incident = report("CK-SLA", 1, 1);
        assertThat(incident.agreement()).startsWith("SLA-");
        assertThat(incident.response().dueAt()).isEqualTo(NINE.plus(Duration.ofMinutes(15)));
        assertThat(incident.resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(4)));
        assertThat(incident.resolution().state()).isEqualTo(ClockState.RUNNING);
        clock.move(Duration.ofHours(5));
        assertThat(look(incident).resolution().state()).isEqualTo(ClockState.OVERDUE);
        assertThat(fact(incident, "resolution_met")).isNull();
        assertThat(fact(incident, "has_agreement")).isEqualTo(true);
    }

    @Test
    @Requirement("H9")
    void withoutAgreementItIsNeitherLateNorOnTime() {
        var incident = report("CK-NONE", 1, 1);
        clock.move(Duration.ofDays(30));
        act(() -> incidents.resolve(key(incident), SomeIncidents.solution()));
        assertThat(look(incident).resolution().state()).isEqualTo(ClockState.NO_AGREEMENT);
        assertThat(fact(incident, "resolution_met")).isNull();
        assertThat(fact(incident, "has_agreement")).isEqualTo(false);
    }

    @Test
    @Requirement({"H1", "H5"})
    void aReportInTriageRunsOnTheDefaultClockUntilItIsClassified() {
        var incident = report("CK-SLA", null, null);
        assertThat(incident.priority()).isNull();
        assertThat(incident.resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(72)));
        clock.move(Duration.ofMinutes(10));
        act(() -> incidents.classify(key(incident), new ClassifyIncident(1, 1, null, null, null)));
        assertThat(look(incident).resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(4)));
        assertThat(earlier(incident)).isEqualTo(2);
    }

    @Test
    @Requirement("H5")
    void aChangedPriorityRebuildsTheDeadlineKeepsPausesAndEarlierPromises() {
        var incident = report("CK-SLA", 1, 1);
        act(() -> incidents.accept(key(incident)));
        clock.move(Duration.ofHours(1));
        act(() -> incidents.pause(key(incident), "CUSTOMER", null));
        clock.move(Duration.ofHours(2));
        act(() -> incidents.resume(key(incident)));
        assertThat(look(incident).resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(6)));
        act(() -> incidents.changePriority(key(incident), new ClassifyIncident(2, 2, null, null, "Only one floor")));
        var after = look(incident);
        assertThat(after.priority()).isEqualTo("P2");
        assertThat(after.resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(26)));
        assertThat(after.resolution().pausedFor()).isEqualTo(Duration.ofHours(2));
        assertThat(earlier(incident)).isEqualTo(2);
    }

    @Test
    @Requirement({"H2", "H5"})
    void aBackDatedReportRebuildsTheDeadlineAndKeepsTheEarlierPromise() {
        var incident = report("CK-SLA", 1, 1);
        var openedAt = NINE.minus(Duration.ofHours(2));
        act(() -> incidents.correct(
                key(incident), new CorrectIncident(null, null, null, null, null, openedAt, "Mail came at seven")));
        assertThat(look(incident).resolution().dueAt()).isEqualTo(openedAt.plus(Duration.ofHours(4)));
        assertThat(earlier(incident)).isEqualTo(2);
    }

    @Test
    @Requirement({"H3", "R193"})
    void theFirstAcceptanceMeetsTheResponse() {
        var incident = report("CK-SLA", 1, 1);
        clock.move(Duration.ofMinutes(14));
        act(() -> incidents.accept(key(incident)));
        assertThat(look(incident).response().state()).isEqualTo(ClockState.MET);
        assertThat(fact(incident, "response_met")).isEqualTo(true);
        var late = report("CK-SLA", 1, 1);
        clock.move(Duration.ofMinutes(16));
        act(() -> incidents.resolve(key(late), SomeIncidents.solution()));
        assertThat(look(late).response().state()).isEqualTo(ClockState.MISSED);
        assertThat(look(late).response().metAt()).isEqualTo(look(late).resolvedAt());
    }

    @Test
    void aPausedClockStandsStill() {
        var incident = report("CK-SLA", 1, 1);
        act(() -> incidents.accept(key(incident)));
        act(() -> incidents.pause(key(incident), "VENDOR", null));
        clock.move(Duration.ofDays(3));
        var paused = look(incident);
        assertThat(paused.resolution().state()).isEqualTo(ClockState.PAUSED);
        assertThat(paused.resolution().pausedFor()).isEqualTo(Duration.ofDays(3));
        act(() -> incidents.resume(key(incident)));
        clock.move(Duration.ofHours(3));
        act(() -> incidents.resolve(key(incident), SomeIncidents.solution()));
        assertThat(look(incident).resolution().state()).isEqualTo(ClockState.MET);
    }

    @Test
    @Requirement("H4")
    void notSolvedMeansTheClockNeverStopped() {
        var incident = report("CK-SLA", 1, 1);
        act(() -> incidents.resolve(key(incident), SomeIncidents.solution()));
        clock.move(Duration.ofHours(5));
        act(() -> incidents.voidResolution(key(incident), 1, "Still down"));
        var open = look(incident);
        assertThat(open.resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(4)));
        assertThat(open.resolution().state()).isEqualTo(ClockState.OVERDUE);
        assertThat(open.resolution().metAt()).isNull();
        act(() -> incidents.resolve(key(incident), SomeIncidents.solution()));
        assertThat(fact(incident, "resolution_met")).isEqualTo(false);
        assertThat(fact(incident, "reopened")).isEqualTo(true);
    }

    @Test
    @Requirement("H4")
    void reopeningAClosedIncidentIsAPauseSinceItsClosure() {
        var incident = report("CK-SLA", 1, 1);
        clock.move(Duration.ofHours(1));
        act(() -> incidents.resolve(key(incident), SomeIncidents.solution()));
        clock.move(Duration.ofHours(1));
        act(() -> incidents.confirm(key(incident), 1, Confirmation.SOLVED));
        act(() -> incidents.close(key(incident), null));
        clock.move(Duration.ofDays(10));
        act(() -> incidents.reopen(key(incident), "Back again"));
        var open = look(incident);
        assertThat(open.resolution().pausedFor()).isEqualTo(Duration.ofDays(10));
        assertThat(open.resolution().dueAt())
                .isEqualTo(NINE.plus(Duration.ofHours(4)).plus(Duration.ofDays(10)));
    }

    @Test
    void aCancelledIncidentPromisesNothing() {
        var incident = report("CK-SLA", 1, 1);
        act(() -> incidents.cancel(key(incident), "Test call", null));
        assertThat(look(incident).resolution().state()).isEqualTo(ClockState.CANCELLED);
        assertThat(look(incident).response().state()).isEqualTo(ClockState.CANCELLED);
    }

    private IncidentView report(String project, Integer impact, Integer urgency) {
        return DESK.get(() -> incidents.report(new ReportIncident(
                "Line is down",
                null,
                project,
                null,
                null,
                null,
                null,
                impact,
                urgency,
                null,
                Channel.PHONE,
                null,
                null,
                null,
                null,
                null,
                List.of())));
    }

    private static void act(java.util.function.Supplier<IncidentView> verb) {
        DESK.get(verb);
    }

    private IncidentView look(IncidentView incident) {
        return DESK.get(() -> queue.find(key(incident)));
    }

    private static IncidentKey key(IncidentView incident) {
        return IncidentKey.of(incident.number());
    }

    private long earlier(IncidentView incident) {
        return deadlines.explain(new Subject("incident", incident.number())).stream()
                .mapToLong(explanation -> explanation.earlier().size())
                .sum();
    }

    private Object fact(IncidentView incident, String column) {
        return db.fetchValue(
                "SELECT " + column + " FROM incidents.fact_incident WHERE subject = ?",
                "incident:" + incident.number());
    }
}
