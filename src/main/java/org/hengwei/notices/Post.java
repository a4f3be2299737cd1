package org.hengwei.notices;

import static org.hengwei.notices.db.Tables.NOTICE;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends notices by mail when a mail server is set ({@code SPRING_MAIL_HOST}); without one nothing is queued. */
@Component
class Post {

    private static final String TASK = "notices.mail";
    private static final int TRIES = 12;

    private final DSLContext db;
    private final People people;
    private final Access access;
    private final MessageSource messages;
    private final Clock clock;
    private final ObjectProvider<JavaMailSender> mail;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final String from;
    private final String address;

    Post(
            DSLContext db,
            People people,
            Access access,
            MessageSource messages,
            Clock clock,
            ObjectProvider<JavaMailSender> mail,
            ObjectProvider<SchedulerClient> scheduler,
            @Value("${hengwei.mail-from:hengwei@localhost}") String from,
            @Value("${hengwei.url:}") String address) {
        this.db = db;
        this.people = people;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
        this.mail = mail;
        this.scheduler = scheduler;
        this.from = from;
        this.address = address;
    }

    void later(long notice) {
        if (mail.getIfAvailable() != null) {
            scheduler.getObject().schedule(new TaskInstance<>(TASK, Long.toString(notice)), Instant.EPOCH);
        }
    }

    void send(long id) {
        var row = db.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).fetchOne();
        var sender = mail.getIfAvailable();
        if (row == null || row.getMailedAt() != null || sender == null || !people.exists(row.getRecipient())) {
            return;
        }
        var recipient = access.byRule("notices.rule.mail", () -> people.person(row.getRecipient()));
        if (recipient.email() == null) {
            return;
        }
        var locale = Locale.forLanguageTag(recipient.language());
        var text = text(locale, row.getKey(), (Object[]) row.getArgs());
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(recipient.email());
        message.setSubject(text);
        message.setText(text + "\n" + (row.getHref() == null ? "" : address + row.getHref()) + "\n\n"
                + text(locale, "notices.mail.footer"));
        sender.send(message);
        db.update(NOTICE)
                .set(NOTICE.MAILED_AT, clock.instant())
                .where(NOTICE.ID.eq(id))
                .execute();
    }

    private String text(Locale locale, String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }

    @Configuration
    static class Schedule {

        @Bean
        Task<Void> noticeMail(ObjectProvider<Post> post) {
            return Tasks.oneTime(TASK)
                    .onFailure(Schedule::later)
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> post.getObject().send(Long.parseLong(instance.getId())));
        }

        private static void later(ExecutionComplete failed, ExecutionOperations<Void> operations) {
            var failures = failed.getExecution().consecutiveFailures;
            if (failures >= TRIES) {
                operations.stop();
                return;
            }
            var wait = Duration.ofSeconds(10L << Math.min(failures, 9));
            operations.reschedule(
                    failed, Objects.requireNonNull(failed.getTimeDone()).plus(wait));
        }
    }
}
