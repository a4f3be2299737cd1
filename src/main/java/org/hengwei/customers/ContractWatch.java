package org.hengwei.customers;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.Set;
import org.hengwei.customers.db.ContractRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings signed contracts into force on their first day, and reminds once of each that asks for a renewal (C5). */
@Component
class ContractWatch {

    private static final String RULE = "customers.rule.contract-watch";

    private final ContractRepository repository;
    private final Contracts contracts;
    private final RenewalWindow window;
    private final Notices notices;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ContractWatch(
            ContractRepository repository,
            Contracts contracts,
            RenewalWindow window,
            Notices notices,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.contracts = contracts;
        this.window = window;
        this.notices = notices;
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
            tell(row);
            events.publishEvent(new CustomerEvent.RenewalDue(
                    Contracts.subject(row.getCode()), clock.instant(), row.getEndsOn(), row.getOwner()));
        }
    }

    /** Its owner; where it has none, those who look after contracts. */
    private void tell(ContractRecord row) {
        var owner = row.getOwner();
        var notice = Notice.about(
                Contracts.subject(row.getCode()),
                "/contracts/" + row.getCode(),
                "renewal:" + row.getCode() + ":" + row.getEndsOn(),
                "customers.notice.renewal",
                row.getCode(),
                row.getName(),
                row.getEndsOn());
        notices.send(owner == null ? access.holders(Role.COMMERCE.name()) : Set.of(owner), notice);
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
