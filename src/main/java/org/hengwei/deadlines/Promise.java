package org.hengwei.deadlines;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hengwei.shared.Subject;

/**
 * What is promised to whom: the target is copied here, so a later change of the agreement rewrites nothing (H5).
 *
 * @param name which clock of the subject, e.g. {@code RESPONSE}, {@code RESOLUTION}, {@code CALLBACK}
 * @param start when the clock starts, which may be in the past
 * @param warnAt percentages of the target at which to warn, ascending, between 1 and 99
 */
public record Promise(
        Subject subject, String name, String calendar, Target target, Instant start, List<Integer> warnAt) {

    public Promise {
        warnAt = warnAt.stream().distinct().sorted().toList();
        start = start.truncatedTo(ChronoUnit.MICROS);
    }
}
