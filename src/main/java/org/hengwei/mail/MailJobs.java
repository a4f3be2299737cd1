package org.hengwei.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.hengwei.jobs.JobHandler;
import org.hengwei.jobs.JobRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs once in the cluster. */
@Configuration
class MailJobs {

    @Bean
    Task<Void> mailsFetched(
            ObjectProvider<Collector> collector, @Value("${hengwei.mail-poll-every:PT1M}") Duration every) {
        return Tasks.recurring("mail-fetch", FixedDelay.of(every))
                .execute((instance, context) -> collector.getObject().collectAll());
    }

    @Bean
    Task<Void> mailsSent(ObjectProvider<Outbox> outbox) {
        return Tasks.recurring("mail-send", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> outbox.getObject().sendDue());
    }

    @Bean
    Task<Void> mailsForgotten(ObjectProvider<Mails> mails) {
        return Tasks.recurring("mail-forget", FixedDelay.of(Duration.ofHours(12)))
                .execute((instance, context) -> mails.getObject().forgetOld());
    }

    /** Asked for by a person, who sees how far it is. */
    @Bean
    JobHandler fetchMailbox(ObjectProvider<Collector> collector) {
        return new JobHandler() {
            @Override
            public String kind() {
                return Mailboxes.FETCH;
            }

            @Override
            public void run(JobRun job) {
                var fetched = collector.getObject().collect(job.payload(Long.class), done -> {});
                job.result(new Fetched(fetched == null ? 0 : fetched, fetched == null));
            }
        };
    }

    /** @param busy whether somebody else is fetching it at this moment */
    record Fetched(long mails, boolean busy) {}
}
