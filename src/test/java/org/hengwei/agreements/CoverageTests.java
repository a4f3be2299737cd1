package org.hengwei.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.shared.Period;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The metrics of service level management are counted from this room. */
@RoomTest
class CoverageTests {

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Coverage coverage;

    @Autowired
    Measures measures;

    @Autowired
    DSLContext db;

    @Test
    @Requirement("R177")
    void coveredProjectsAndQuantifiedAgreementsAreCounted() {
        SomeAgreements.projects(projects, "COV-1", "COV-2");
        db.execute("UPDATE customers.project SET state = 'DELIVERING', imported = false WHERE code LIKE 'COV-%'");
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("COV-1"));
        coverage.look();
        coverage.look();
        assertThat(db.fetchValues(
                        "SELECT project FROM agreements.fact_coverage WHERE covered AND project LIKE 'COV-%'"))
                .hasSize(1);
        var quality = As.staff("qm", "QUALITY_MANAGER");
        var quantified = quality.get(() -> measures.value("SLM-03", Scope.COMPANY, Period.parse("2026")));
        assertThat(quantified.denominator()).isPositive().isEqualByComparingTo(quantified.numerator());
        var signed = quality.get(() -> measures.value("SLM-02", Scope.COMPANY, Period.parse("2026-Q4")));
        assertThat(signed.numerator()).isPositive();
    }
}
