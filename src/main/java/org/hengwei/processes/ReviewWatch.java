package org.hengwei.processes;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From October on reminds the owner of each definition without this year's review, once a month and once more who becomes its
 * owner, and puts it in his worklist (R181). Where nobody owns it the quality managers are told.
 */
@Component
class ReviewWatch {

    private static final String RULE = "processes.rule.review-watch";

    private final ProcessRepository repository;
    private final Owners owners;
    private final Face face;
    private final Notices notices;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    ReviewWatch(
            ProcessRepository repository,
            Owners owners,
            Face face,
            Notices notices,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.repository = repository;
        this.owners = owners;
        this.face = face;
        this.notices = notices;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var today = zone.dayOf(clock.instant());
        if (today.getMonth().compareTo(Face.ASKED_FROM) < 0) {
            return;
        }
        access.byRule(RULE, () -> {
            var known = owners.known();
            var month = YearMonth.from(today).toString();
            repository.unreviewed(today.getYear(), today).stream()
                    .filter(row -> !month.equals(row.getRemindedMonth())
                            || !Objects.equals(known.of(row), row.getRemindedOwner()))
                    .forEach(row -> remind(row, known.of(row), month));
        });
    }

    private void remind(DefinitionRecord row, @Nullable String owner, String month) {
        row.setRemindedMonth(month);
        row.setRemindedOwner(owner);
        row.update();
        face.show(row);
        var facts = repository.facts(repository.edition(row.getCode(), row.getEdition()));
        var year = month.substring(0, 4);
        notices.send(
                owner == null ? access.holders(Role.QUALITY_MANAGER.name()) : Set.of(owner),
                Notice.about(
                        ProcessDefinitions.subject(row.getCode()),
                        ProcessDefinitions.href(row.getCode()),
                        "process-review:" + row.getCode() + ":" + month,
                        "processes.notice.review",
                        row.getCode(),
                        facts.label(true),
                        year));
    }

    @Configuration
    static class Often {
        @Bean
        Task<Void> watchProcessReviews(ReviewWatch watch) {
            return Tasks.recurring("processes-review-watch", FixedDelay.ofHours(1))
                    .execute((instance, context) -> watch.look());
        }
    }
}
