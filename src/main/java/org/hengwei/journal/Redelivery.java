package org.hengwei.journal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.IncompleteEventPublications;

/**
 * Offers news again to listeners that failed or were cut off by a stop: Modulith keeps it but does not do so by itself.
 * Listeners may therefore be called twice.
 */
@Configuration
class Redelivery {

    /** Longer than any listener takes, so that news still being worked on is not offered a second time. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    @Bean
    Task<Void> offerNewsAgain(IncompleteEventPublications incomplete) {
        return Tasks.recurring("journal-redelivery", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> incomplete.resubmitIncompletePublicationsOlderThan(GRACE));
    }
}
