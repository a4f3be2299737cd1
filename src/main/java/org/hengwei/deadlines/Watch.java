package org.hengwei.deadlines;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.hengwei.shared.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the clock for the whole house. It asks what has become due by now, not what becomes due now, so a look that was
 * missed is made up by the next one; several nodes share the work.
 */
@Component
public class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int AT_ONCE = 200;
    private static final Duration LATER = Duration.ofMinutes(10);

    private final DeadlineRepository deadlines;
    private final CalendarRepository calendars;
    private final TransactionTemplate transaction;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Watch(
            DeadlineRepository deadlines,
            CalendarRepository calendars,
            TransactionTemplate transaction,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.transaction = transaction;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Tells of every deadline that has come near or was missed by now, each once.
     *
     * @return how many deadlines were looked at
     */
    public int look() {
        var looked = 0;
        int batch;
        do {
            batch = access.byRule("deadlines.rule.watch", this::batch);
            looked += batch;
        } while (batch == AT_ONCE);
        return looked;
    }

    /** One that cannot be told must not silence the others: then each is told by itself, and the bad one tried again later. */
    private int batch() {
        var now = clock.instant();
        try {
            return within(() -> tell(deadlines.toLookAt(now, AT_ONCE), now));
        } catch (RuntimeException e) {
            LOG.warn("Telling of deadlines one by one", e);
        }
        var waiting = deadlines.numbersToLookAt(now, AT_ONCE);
        for (var id : waiting) {
            try {
                within(() -> tell(deadlines.toLookAt(id, now), now));
            } catch (RuntimeException e) {
                LOG.error("Deadline {} cannot be told of, trying again later", id, e);
                within(() -> {
                    deadlines.lookLater(id, now.plus(LATER));
                    return 1;
                });
            }
        }
        return waiting.size();
    }

    private int within(Supplier<Integer> deed) {
        var done = transaction.execute(status -> deed.get());
        return done == null ? 0 : done;
    }

    private int tell(List<Deadline> due, Instant now) {
        for (var deadline : due) {
            tell(deadline, now);
            deadline.reckon(calendars.calendar(deadline.calendar), now);
            deadlines.update(deadline);
        }
        return due.size();
    }

    private void tell(Deadline deadline, Instant now) {
        var dueAt = deadline.dueAt;
        if (dueAt == null) {
            return;
        }
        if (!now.isBefore(dueAt)) {
            deadline.warned = 100;
            deadline.missedTold = true;
            events.publishEvent(new DeadlineEvent.Missed(deadline.subject, dueAt, deadline.name, dueAt));
            return;
        }
        var percent = reached(deadline, dueAt, now);
        if (percent > deadline.warned) {
            var before = deadline.warned;
            deadline.warned = percent;
            events.publishEvent(new DeadlineEvent.Near(deadline.subject, now, deadline.name, percent, dueAt, before));
        }
    }

    private int reached(Deadline deadline, Instant dueAt, Instant now) {
        var time = calendars.calendar(deadline.calendar);
        var whole = deadline.passed(time, dueAt);
        var passed = deadline.passed(time, now).toMillis();
        return deadline.warnAt.stream()
                .filter(percent -> passed >= Deadline.share(whole, percent).toMillis())
                .reduce(0, Math::max);
    }

    @Configuration
    static class EveryFewSeconds {
        @Bean
        Task<Void> watchDeadlines(Watch watch) {
            return Tasks.recurring("deadlines-watch", FixedDelay.ofSeconds(15))
                    .execute((instance, context) -> watch.look());
        }
    }
}
