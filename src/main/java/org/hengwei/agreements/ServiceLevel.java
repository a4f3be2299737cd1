package org.hengwei.agreements;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.hengwei.deadlines.Target;
import org.jspecify.annotations.Nullable;

/**
 * The level that applies to a ticket, to be copied when its clocks start (H5).
 *
 * @param agreement number, e.g. {@code SLA-000012}
 * @param priority the one whose targets these are; of an unclassified ticket the agreement's default (H1)
 * @param calendar code of the calendar in which both targets count
 * @param response null for tickets that are only finished, see {@link TicketType#responds()}
 * @param warnAtPercent percentages of a target at which to warn, ascending
 */
public record ServiceLevel(
        String agreement,
        int edition,
        TicketType type,
        String priority,
        String calendar,
        @Nullable Target response,
        Target resolution,
        List<Integer> warnAtPercent) {

    /** The response target of a type that has one. */
    @JsonIgnore
    public Target responseTarget() {
        return Objects.requireNonNull(response, agreement);
    }
}
