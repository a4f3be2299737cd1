package org.hengwei.surveys;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the links by mail when a mail server is set. The key is made only when the mail is sent, so that no queue ever holds
 * it; a mail that fails is tried again with a fresh key. One whose address is refused for good is not: the invitation says so,
 * and whoever owns the survey asks by hand.
 */
@Component
class SurveyMail {

    private static final String TASK = "surveys.mail";
    private static final String RULE = "surveys.rule.mail";
    private static final int TRIES = 12;

    private final CampaignRepository campaigns;
    private final ResponseRepository responses;
    private final SurveyHouse house;
    private final Links links;
    private final MessageSource messages;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> mail;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final String from;
    private final String address;

    SurveyMail(
            CampaignRepository campaigns,
            ResponseRepository responses,
            SurveyHouse house,
            Links links,
            MessageSource messages,
            Notices notices,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> mail,
            ObjectProvider<SchedulerClient> scheduler,
            @Value("${hengwei.mail-from:hengwei@localhost}") String from,
            @Value("${hengwei.url:}") String address) {
        this.campaigns = campaigns;
        this.responses = responses;
        this.house = house;
        this.links = links;
        this.messages = messages;
        this.notices = notices;
        this.transaction = transaction;
        this.mail = mail;
        this.scheduler = scheduler;
        this.from = from;
        this.address = address;
    }

    /** Whether the house itself reaches him; otherwise somebody has to. */
    boolean reaches(ResponseRecord response) {
        return response.getMeans().equals(Means.EMAIL.name())
                && response.getEmail() != null
                && response.getMailRefusedAt() == null
                && mail.getIfAvailable() != null;
    }

    void later(ResponseRecord response) {
        if (reaches(response)) {
            var instance = response.getId() + ":" + response.getReminders();
            scheduler.getObject().schedule(new TaskInstance<>(TASK, instance), Instant.EPOCH);
        }
    }

    String url(String path) {
        return address + path;
    }

    void send(long id) {
        try {
            deliver(id);
        } catch (MailException failure) {
            var words = Refusals.words(failure);
            if (words == null) {
                throw failure;
            }
            house.access.byRule(RULE, () -> transaction.executeWithoutResult(status -> refused(id, words)));
        }
    }

    private void deliver(long id) {
        transaction.executeWithoutResult(status -> {
            var response = responses.lock(id);
            var sender = mail.getIfAvailable();
            var open = response.getState().equals(ResponseState.SENT.name());
            if (open && sender != null && reaches(response)) {
                send(sender, response, campaigns.get(response.getCampaign()));
            }
        });
    }

    private void send(JavaMailSender sender, ResponseRecord response, CampaignRecord campaign) {
        var now = house.now();
        var path = links.make(response.getId(), TASK, now, house.closing(campaign));
        var locale = Locale.forLanguageTag(campaign.getLanguage());
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(response.getEmail());
        message.setSubject(text(locale, "surveys.mail.subject", campaign.getTitle()));
        message.setText(text(
                locale,
                "surveys.mail.body",
                response.getContactName(),
                campaign.getTitle(),
                url(path),
                campaign.getClosesOn().toString()));
        response.setMailedAt(now);
        responses.save(response);
        sender.send(message);
    }

    private void refused(long id, String words) {
        var campaign = campaigns.lock(responses.get(SurveyCode.RESPONSE.of(id)).getCampaign());
        var response = responses.lock(id);
        var subject = SurveyCode.RESPONSE.subject(id);
        var address = String.valueOf(response.getEmail());
        response.setMailRefusedAt(house.now());
        response.setMailRefusal(words);
        responses.save(response);
        house.tell(new SurveyEvent.MailRefused(subject, house.now(), response.getCustomerName(), address, words));
        notices.send(
                Set.of(campaign.getOwner()),
                Notice.about(
                        subject,
                        "/surveys/responses/" + SurveyCode.RESPONSE.of(id),
                        SurveyCode.RESPONSE.of(id) + ":mail-refused",
                        "surveys.notice.mail-refused",
                        response.getContactName(),
                        response.getCustomerName(),
                        address,
                        words));
    }

    private String text(Locale locale, String key, Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }

    @Configuration
    static class Schedule {

        @Bean
        Task<Void> surveyMail(ObjectProvider<SurveyMail> mail) {
            return Tasks.oneTime(TASK)
                    .onFailure((failed, operations) -> {
                        var failures = failed.getExecution().consecutiveFailures;
                        if (failures >= TRIES) {
                            operations.stop();
                        } else {
                            var wait = Duration.ofSeconds(10L << Math.min(failures, 9));
                            operations.reschedule(
                                    failed,
                                    Objects.requireNonNull(failed.getTimeDone()).plus(wait));
                        }
                    })
                    .onDeadExecutionRevive()
                    .execute((instance, context) -> mail.getObject()
                            .send(Long.parseLong(instance.getId()
                                    .substring(0, instance.getId().indexOf(':')))));
        }

        @Bean
        Task<Void> watchSurveys(ObjectProvider<Collecting> collecting) {
            return Tasks.recurring("surveys-collecting", FixedDelay.ofMinutes(15))
                    .execute((instance, context) -> collecting.getObject().look());
        }
    }
}
