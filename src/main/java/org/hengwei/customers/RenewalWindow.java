package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CONTRACT;

import java.time.Clock;
import java.time.LocalDate;
import org.hengwei.customers.db.ContractRecord;
import org.hengwei.shared.CompanyZone;
import org.jooq.Condition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long before its end a renewable contract asks for a decision, and what that makes of its state today. */
@Component
class RenewalWindow {

    private final int days;
    private final Clock clock;
    private final CompanyZone zone;

    RenewalWindow(@Value("${hengwei.contracts.renewal-window-days:90}") int days, Clock clock, CompanyZone zone) {
        this.days = days;
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    ContractState state(ContractRecord row) {
        var stored = ContractState.valueOf(row.getState());
        if (stored != ContractState.IN_FORCE) {
            return stored;
        }
        if (row.getRenewable()) {
            return row.getEndsOn().isAfter(edge()) ? stored : ContractState.DUE_FOR_RENEWAL;
        }
        return row.getEndsOn().isBefore(today()) ? ContractState.EXPIRED : stored;
    }

    /** The same as a condition of a list. */
    Condition in(ContractState state) {
        var inForce = CONTRACT.STATE.eq(ContractState.IN_FORCE.name());
        return switch (state) {
            case DUE_FOR_RENEWAL -> inForce.and(CONTRACT.RENEWABLE).and(CONTRACT.ENDS_ON.le(edge()));
            case EXPIRED -> inForce.andNot(CONTRACT.RENEWABLE).and(CONTRACT.ENDS_ON.lt(today()));
            case IN_FORCE ->
                inForce.and(CONTRACT.RENEWABLE
                        .isTrue()
                        .and(CONTRACT.ENDS_ON.gt(edge()))
                        .or(CONTRACT.RENEWABLE.isFalse().and(CONTRACT.ENDS_ON.ge(today()))));
            default -> CONTRACT.STATE.eq(state.name());
        };
    }

    private LocalDate edge() {
        return today().plusDays(days);
    }
}
