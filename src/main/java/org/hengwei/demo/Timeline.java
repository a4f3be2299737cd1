package org.hengwei.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.hengwei.shared.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What will happen, played in the order of time; what happens may bring further things about. */
final class Timeline {

    private static final Logger LOG = LoggerFactory.getLogger(Timeline.class);

    private record Planned(Instant at, long order, Runnable deed) {}

    private final PriorityQueue<Planned> ahead =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
    private final DemoClock clock;
    private long order;

    Timeline(DemoClock clock) {
        this.clock = clock;
    }

    void at(Instant when, Runnable deed) {
        ahead.add(new Planned(when, order++, deed));
    }

    /** As the demo's clock shows it. */
    Instant now() {
        return clock.instant();
    }

    /** Plays everything up to that instant; what lies beyond never happens. */
    void playUntil(Instant end) {
        while (!ahead.isEmpty() && ahead.peek().at().isBefore(end)) {
            var next = ahead.remove();
            clock.show(next.at());
            try {
                next.deed().run();
            } catch (Refused refused) {
                var problem = refused.problems().getFirst();
                LOG.warn(
                        "The demo company could not do something: {} {} {}",
                        problem.field(),
                        problem.key(),
                        Arrays.toString(problem.args()));
            }
        }
    }
}
