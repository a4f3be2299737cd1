package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ImportedIncident;
import org.hengwei.incidents.IncidentImports;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A closed period stays what it was, whatever the records do later. */
@RoomTest(properties = "spring.application.name=closing")
class ClosingTests {

    private static final As QUALITY = As.staff("qm", "QUALITY_MANAGER");
    private static final Period YEAR = Period.parse("2003");

    @Autowired
    Measures measures;

    @Autowired
    Shipped shipped;

    @Autowired
    PeriodClosing closing;

    @Autowired
    CustomerProjects projects;

    @Autowired
    IncidentImports incidents;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void metrics() {
        shipped.put();
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private void take(String project, String prefix, String day, int met, int missed) {
        access.byRule("measures.test", () -> {
            projects.forImport(project, null, "closing");
            var all = new ArrayList<ImportedIncident>();
            for (int i = 0; i < met + missed; i++) {
                all.add(incident(project, prefix + i, Instant.parse(day + "T02:00:00Z"), i < met));
            }
            incidents.importBatch(all);
        });
    }

    private static ImportedIncident incident(String project, String number, Instant at, boolean met) {
        return new ImportedIncident(
                "closing",
                number,
                project,
                number,
                null,
                IncidentStatus.CLOSED,
                Channel.PHONE,
                2,
                2,
                2,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                null,
                at,
                at,
                0,
                0,
                met,
                List.of(),
                List.of(),
                number + met);
    }

    private Figure figure(String scope) {
        return QUALITY.get(() -> measures.value("QO-08", Scope.parse(scope), YEAR));
    }

    @Test
    @Requirement({"H18", "R122"})
    void aClosedPeriodIsOneListOfWhichScopesAreFilters() {
        take("CL-A", "a", "2003-05-06", 9, 1);
        take("CL-B", "b", "2003-06-07", 1, 1);
        var live = List.of(figure("COMPANY"), figure("project:CL-A"), figure("project:CL-B"));
        assertThat(live.getFirst().closing()).isEqualTo(ClosingState.LIVE);
        assertThat(live.get(1).attained()).isTrue();
        assertThat(live.get(2).attained()).isFalse();

        QUALITY.run(() -> closing.close("QO-08", YEAR));
        take("CL-A", "later", "2003-07-07", 0, 50);

        var frozen = List.of(figure("COMPANY"), figure("project:CL-A"), figure("project:CL-B"));
        assertThat(frozen)
                .extracting(Figure::value)
                .containsExactlyElementsOf(live.stream().map(Figure::value).toList());
        assertThat(frozen).extracting(Figure::closed).containsOnly(true);
        assertThat(frozen).extracting(Figure::closing).containsOnly(ClosingState.FROZEN);
        var records =
                QUALITY.get(() -> measures.records("QO-08", Scope.parse("project:CL-A"), YEAR, List.of(), null, 100));
        assertThat(records.total()).isEqualTo(10);
        assertThat(records.items())
                .filteredOn(r -> r.counted().equals("NUMERATOR"))
                .hasSize(9);

        assertThat(QUALITY.get(() -> closing.confirm("QO-08", YEAR)).state()).isEqualTo(ClosingState.CONFIRMED);
        assertThatThrownBy(() -> QUALITY.run(() -> closing.confirm("QO-08", YEAR)))
                .hasMessageContaining("CONFLICT");
        assertThatThrownBy(() -> QUALITY.run(() -> closing.restate("QO-08", YEAR, " ")))
                .hasMessageContaining("INVALID");

        QUALITY.run(() -> closing.restate("QO-08", YEAR, "late files"));
        assertThat(figure("project:CL-A").denominator()).isEqualByComparingTo(BigDecimal.valueOf(60));
        assertThat(figure("project:CL-A").closing()).isEqualTo(ClosingState.RESTATED);
        var kept = QUALITY.get(() -> measures.closings("QO-08")).stream()
                .filter(c -> c.period().equals("2003"))
                .toList();
        assertThat(kept).hasSize(2);
        assertThat(kept.getLast().supersededAt()).isNotNull();
        assertThat(kept.getLast().denominator()).isEqualByComparingTo(BigDecimal.valueOf(12));
    }

    @Test
    @Requirement("H18")
    void thePeriodClosesByItselfFiveDaysAfterItsEnd() {
        var november = Period.parse("2035-11");
        clock.stop(Instant.parse("2035-11-10T00:00:00Z"));
        QUALITY.run(() -> {
            definitions().propose(counting("CLT-1"));
            definitions().activate("CLT-1");
        });
        clock.stop(Instant.parse("2035-12-05T15:59:00Z"));
        closing.closeEnded();
        assertThat(state("CLT-1", november)).isEqualTo(ClosingState.LIVE);
        clock.stop(Instant.parse("2035-12-05T16:00:00Z"));
        closing.closeEnded();
        assertThat(state("CLT-1", november)).isEqualTo(ClosingState.FROZEN);
        assertThat(state("CLT-1", november.next())).isEqualTo(ClosingState.LIVE);
    }

    @Autowired
    Definitions definitions;

    private Definitions definitions() {
        return definitions;
    }

    private ClosingState state(String code, Period period) {
        return QUALITY.get(() -> measures.value(code, Scope.COMPANY, period)).closing();
    }

    private static Definition counting(String code) {
        var source = new Source("incidents.fact_incident", "opened_at", List.of(), List.of());
        return new Definition(
                code,
                0,
                "x",
                "x",
                "",
                "",
                Unit.COUNT,
                Direction.LOWER,
                Comparator.LE,
                BigDecimal.ZERO,
                Period.Length.MONTH,
                List.of(Scope.Kind.COMPANY),
                "QUALITY",
                "INCIDENT",
                "",
                new Expression.Count(source),
                null,
                DefinitionState.DRAFT,
                false,
                null);
    }

    @Test
    @Requirement({"H10", "H19"})
    void whatWasRecordedElsewhereIsTheTruthAndWhatSaysNothingIsLeftOut() {
        take("CL-C", "c", "2004-05-06", 1, 1);
        access.byRule("measures.test", () -> {
            var silent = new ImportedIncident(
                    "closing",
                    "silent",
                    "CL-C",
                    "silent",
                    null,
                    IncidentStatus.CLOSED,
                    Channel.PHONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Instant.parse("2004-05-06T00:00:00Z"),
                    null,
                    Instant.parse("2004-05-07T00:00:00Z"),
                    null,
                    0,
                    0,
                    null,
                    List.of(),
                    List.of(),
                    "s");
            incidents.importBatch(List.of(silent));
        });
        var figure = QUALITY.get(() -> measures.value("QO-08", Scope.parse("project:CL-C"), Period.parse("2004-05")));
        assertThat(figure.denominator()).isEqualByComparingTo("2");
        assertThat(figure.value()).isEqualByComparingTo("50.00");
        assertThat(figure.leftOut()).isEqualTo(1);
        var callbacks =
                QUALITY.get(() -> measures.value("QO-11", Scope.parse("project:CL-C"), Period.parse("2004-05")));
        assertThat(callbacks.state()).isEqualTo(Outcome.NO_DATA);
        assertThat(callbacks.leftOut()).isEqualTo(3);
    }

    @Test
    @Requirement("H12")
    void besideAnOnTimeMetricStandsWhatIsOpenAndOverdue() {
        assertThat(figure("COMPANY").openOverdue()).isZero();
        assertThat(QUALITY.get(() -> measures.value("INC-08", Scope.COMPANY, Period.parse("2003-05")))
                        .openOverdue())
                .isNull();
    }

    @Test
    @Requirement("H14")
    void recordsOneMayNotSeeAreCountedAndHidden() {
        take("CL-D", "d", "2005-05-06", 2, 1);
        take("CL-E", "e", "2005-05-06", 3, 0);
        var period = Period.parse("2005");
        var all = As.staff("om", "OM_MANAGER")
                .get(() -> measures.records("QO-08", Scope.COMPANY, period, List.of(), null, 10));
        assertThat(all.total()).isEqualTo(6);
        assertThat(all.hidden()).isZero();
        var commerce = As.staff("do", "DESK_AGENT").onProjects("CL-D");
        var own =
                commerce.get(() -> measures.records("QO-08", Scope.parse("project:CL-D"), period, List.of(), null, 10));
        assertThat(own.total()).isEqualTo(3);
        var parts = commerce.get(() -> measures.by("QO-08", Scope.COMPANY, Scope.Kind.PROJECT, period));
        assertThat(parts).extracting(Figure::scope).containsExactly("project:CL-D");
    }
}
