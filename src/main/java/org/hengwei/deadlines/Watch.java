package org.hengwei.deadlines;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.hengwei.shared.Access;
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

    private static final int AT_ONCE = 200;

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
        Integer batch;
        do {
            batch = access.byRule("deadlines", () -> transaction.execute(status -> some()));
            looked += batch == null ? 0 : batch;
        } while (batch != null && batch == AT_ONCE);
        return looked;
    }

    private int some() {
        var now = clock.instant();
        var due = deadlines.toLookAt(now, AT_ONCE);
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
            deadline.warned = percent;
            events.publishEvent(new DeadlineEvent.Near(deadline.subject, now, deadline.name, percent, dueAt));
        }
    }

    private int reached(Deadline deadline, Instant dueAt, Instant now) {
        var time = calendars.calendar(deadline.calendar);
        var whole = deadline.passed(time, dueAt).toSeconds();
        var passed = deadline.passed(time, now).toSeconds();
        return deadline.warnAt.stream()
                .filter(percent -> passed * 100 >= whole * percent)
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
