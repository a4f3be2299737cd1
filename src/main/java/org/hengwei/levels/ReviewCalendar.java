package org.hengwei.levels;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.AgreementView;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the review of each agreement when a period of its cycle is over, so that none is forgotten. */
@Component
class ReviewCalendar {

    private static final int YEAR = 12;

    private final AgreementBook agreements;
    private final ReviewOpening opening;
    private final TransactionTemplate transaction;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    ReviewCalendar(
            AgreementBook agreements,
            ReviewOpening opening,
            TransactionTemplate transaction,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.agreements = agreements;
        this.opening = opening;
        this.transaction = transaction;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** @return how many were opened */
    int look() {
        return access.byRule("levels.rule.review-due", () -> {
            var byNumber = new LinkedHashMap<String, List<AgreementView>>();
            agreements
                    .signed()
                    .forEach(edition -> byNumber.merge(edition.number(), List.of(edition), ReviewCalendar::both));
            return byNumber.values().stream().mapToInt(this::look).sum();
        });
    }

    private static List<AgreementView> both(List<AgreementView> some, List<AgreementView> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private int look(List<AgreementView> editions) {
        return due(editions, zone.dayOf(clock.instant()))
                .map(period -> transaction.execute(
                        status -> opening.openByRule(editions.getLast(), period.from(), period.until())))
                .map(opened -> opened ? 1 : 0)
                .orElse(0);
    }

    /** @param until the last day */
    record Days(LocalDate from, LocalDate until) {}

    /**
     * The last period of the cycle that is over by today, cut to the days on which something was promised. Cycles that divide the
     * year follow it; others count from the month in which the agreement began.
     *
     * @param editions of one agreement, in the order in which they were signed
     */
    static Optional<Days> due(List<AgreementView> editions, LocalDate today) {
        var months = editions.getLast().reviewMonths();
        var first = editions.stream()
                .map(AgreementView::validFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
        var last = editions.stream()
                .map(AgreementView::lastDay)
                .max(LocalDate::compareTo)
                .orElseThrow();
        var begin = YEAR % months == 0 ? first.withDayOfYear(1) : first.withDayOfMonth(1);
        while (!begin.plusMonths(2L * months).isAfter(today)) {
            begin = begin.plusMonths(months);
        }
        var end = begin.plusMonths(months).minusDays(1);
        var from = begin.isBefore(first) ? first : begin;
        var until = end.isAfter(last) ? last : end;
        return end.isBefore(today) && !from.isAfter(until) ? Optional.of(new Days(from, until)) : Optional.empty();
    }

    @Configuration
    static class SeveralTimesADay {
        @Bean
        Task<Void> openReviews(ReviewCalendar calendar) {
            return Tasks.recurring("levels-reviews", FixedDelay.ofHours(3))
                    .execute((instance, context) -> calendar.look());
        }
    }
}
