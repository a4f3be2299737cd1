package org.hengwei.agreements;

import static org.hengwei.agreements.db.Tables.COVERAGE;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.customers.ProjectState;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes every month of each delivering project whether an agreement covers it (SLM-02); imported projects have none (H20). */
@Component
class Coverage {

    private final DSLContext db;
    private final InForce inForce;
    private final Customers customers;
    private final TransactionTemplate transaction;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    Coverage(
            DSLContext db,
            InForce inForce,
            Customers customers,
            TransactionTemplate transaction,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.db = db;
        this.inForce = inForce;
        this.customers = customers;
        this.transaction = transaction;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    void look() {
        access.byRule(
                "agreements.rule.coverage",
                () -> transaction.executeWithoutResult(status -> customers.projects().stream()
                        .filter(project -> project.state() == ProjectState.DELIVERING && !project.imported())
                        .forEach(this::note)));
    }

    private void note(ProjectInBrief project) {
        var now = clock.instant();
        var today = zone.dayOf(now);
        var row = db.newRecord(COVERAGE);
        row.setMonth(today.withDayOfMonth(1));
        row.setProject(project.code());
        row.setCustomer(project.customer());
        row.setDepartment(project.department());
        row.setAgreement(inForce.find(TicketType.INCIDENT, project.code(), project.contract(), null, today)
                .map(AgreementView::number)
                .orElse(null));
        row.setLookedAt(now);
        db.insertInto(COVERAGE)
                .set(row)
                .onConflict(COVERAGE.MONTH, COVERAGE.PROJECT)
                .doUpdate()
                .set(row)
                .execute();
    }

    @Configuration
    static class SeveralTimesADay {
        @Bean
        Task<Void> lookAtCoverage(Coverage coverage) {
            return Tasks.recurring("agreements-coverage", FixedDelay.ofHours(3))
                    .execute((instance, context) -> coverage.look());
        }
    }
}
