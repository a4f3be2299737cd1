package org.hengwei.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.measures.Figure;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.hengwei.people.ShapeDepartment;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** SLM-02 and SLM-03 to the last record; SLM-01 stands with the reviews that count the same tickets. */
@RoomTest
class SlmFiguresTests {

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Coverage coverage;

    @Autowired
    Measures measures;

    @Autowired
    MovableClock clock;

    @Autowired
    Departments departments;

    @Autowired
    Access access;

    @Autowired
    DSLContext db;

    @AfterEach
    void now() {
        clock.reset();
    }

    private Figure figure(String code, String project, String period) {
        return As.staff("qm", "QUALITY_MANAGER")
                .get(() -> measures.value(code, Scope.parse("project:" + project), Period.parse(period)));
    }

    private static void is(Figure figure, String numerator, String denominator, String value) {
        assertThat(figure.numerator()).isEqualByComparingTo(numerator);
        assertThat(figure.denominator()).isEqualByComparingTo(denominator);
        assertThat(figure.value()).isEqualByComparingTo(value);
    }

    @Test
    @Requirement({"R177", "R127"})
    void aProjectCountsOnceAMonthByWhetherAnAgreementIsInForce() {
        SomeAgreements.projects(projects, "SLM-A", "SLM-B");
        db.execute("UPDATE customers.project SET state = 'DELIVERING', imported = false WHERE code LIKE 'SLM-_'");
        clock.set(Instant.parse("2026-04-10T02:00:00Z"));
        var agreement = SomeAgreements.inForce(agreements, SomeAgreements.forProject("SLM-A"));
        coverage.look();
        coverage.look();
        clock.set(Instant.parse("2026-05-10T02:00:00Z"));
        coverage.look();
        SomeAgreements.manager()
                .run(() -> agreements.end(agreement.number(), LocalDate.parse("2026-05-20"), "Moved", null));
        clock.set(Instant.parse("2026-06-10T02:00:00Z"));
        coverage.look();
        is(figure("SLM-02", "SLM-A", "2026-Q2"), "2", "3", "66.67");
        is(figure("SLM-02", "SLM-B", "2026-Q2"), "0", "3", "0");
        db.execute("UPDATE customers.project SET state = 'CLOSED' WHERE code LIKE 'SLM-_'");
    }

    @Test
    @Requirement({"R177", "R127"})
    void onlyAgreementsWithCustomersCountAndOneWithoutATargetIsNotQuantified() {
        SomeAgreements.projects(projects, "SLM-C");
        var first = SomeAgreements.inForce(agreements, half("2026-01-01", "2026-06-30"));
        var second = SomeAgreements.inForce(agreements, half("2026-07-01", "2026-12-31"));
        access.byRule("test", () -> {
            if (!departments.exists("SLM-D")) {
                departments.found(new ShapeDepartment("SLM-D", "Second line", DepartmentFunction.OPERATIONS));
            }
        });
        SomeAgreements.inForce(
                agreements, half("2026-01-01", "2026-12-31").withDepartment("SLM-D", List.of(first.number())));
        is(figure("SLM-03", "SLM-C", "2026"), "2", "2", "100");
        db.execute(
                "DELETE FROM agreements.target t USING agreements.agreement a"
                        + " WHERE t.agreement = a.id AND a.number = ? AND t.priority = 'P4'",
                second.number());
        is(figure("SLM-03", "SLM-C", "2026"), "1", "2", "50");
    }

    private static DraftAgreement half(String from, String until) {
        return SomeAgreements.of("Half", null, List.of("SLM-C"), null, from, until, Map.of());
    }
}
