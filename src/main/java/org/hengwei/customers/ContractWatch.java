package org.hengwei.customers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.hengwei.shared.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings signed contracts into force on their first day, and reminds once of each that asks for a renewal (C5). */
@Component
class ContractWatch {

    private static final String RULE = "contract-watch";

    private final ContractRepository repository;
    private final Contracts contracts;
    private final RenewalWindow window;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ContractWatch(
            ContractRepository repository,
            Contracts contracts,
            RenewalWindow window,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.window = window;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public void look() {
        access.byRule(RULE, () -> {
            repository.startedBy(window.today()).forEach(contracts::inForce);
            remind();
        });
    }

    private void remind() {
        for (var row : repository.unreminded()) {
            row.setRemindedAt(clock.instant());
            row.update();
            events.publishEvent(new CustomerEvent.RenewalDue(
                    Contracts.subject(row.getCode()), clock.instant(), row.getEndsOn(), row.getOwner()));
        }
    }

    @Configuration
    static class Often {
        @Bean
        Task<Void> watchContracts(ContractWatch watch) {
            return Tasks.recurring("customers-contract-watch", FixedDelay.ofMinutes(15))
                    .execute((instance, context) -> watch.look());
        }
    }
}
