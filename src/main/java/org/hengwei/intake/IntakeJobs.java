package org.hengwei.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs once in the cluster. */
@Configuration
class IntakeJobs {

    @Bean
    Task<Void> alertsDue(ObjectProvider<Alerts> alerts) {
        return Tasks.recurring("intake-alerts", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> alerts.getObject().settleDue());
    }

    @Bean
    Task<Void> deliveriesForgotten(ObjectProvider<Alerts> alerts) {
        return Tasks.recurring("intake-forget", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> alerts.getObject().forgetOld());
    }
}
