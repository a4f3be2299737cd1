package org.hengwei.agreements;

import java.util.List;
import org.hengwei.deadlines.Target;

/**
 * The level that applies to a ticket, to be copied when its clocks start (H5).
 *
 * @param agreement number, e.g. {@code SLA-000012}
 * @param priority the one whose targets these are; of an unclassified ticket the agreement's default (H1)
 * @param calendar code of the calendar in which both targets count
 * @param warnAtPercent percentages of a target at which to warn, ascending
 */
public record ServiceLevel(
        String agreement,
        int edition,
        String priority,
        String calendar,
        Target response,
        Target resolution,
        List<Integer> warnAtPercent) {}
