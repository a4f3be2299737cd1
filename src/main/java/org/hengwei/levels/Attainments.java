package org.hengwei.levels;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketOutcomes;
import org.hengwei.agreements.TicketType;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was kept and missed, asked of every room that keeps tickets. */
@Component
class Attainments {

    private final List<TicketOutcomes> outcomes;
    private final ReviewRepository repository;
    private final CompanyZone zone;

    Attainments(List<TicketOutcomes> outcomes, ReviewRepository repository, CompanyZone zone) {
        this.outcomes = outcomes.stream()
                .sorted(Comparator.comparing(TicketOutcomes::type))
                .toList();
        this.repository = repository;
        this.zone = zone;
    }

    /** Live, beside what was kept when the review was finished. */
    List<Attainment> of(ReviewRecord row) {
        var kept = repository.kept(row.getId());
        return outcomes.stream()
                .map(one -> Attainment.of(
                        one.type(),
                        tally(one, row.getAgreement(), row.getPeriodFrom(), row.getPeriodUntil()),
                        kept.get(one.type())))
                .toList();
    }

    /** Live, of an agreement in days of which the last one is included. */
    List<Attainment> of(String agreement, LocalDate from, LocalDate until) {
        return outcomes.stream()
                .map(one -> Attainment.of(one.type(), tally(one, agreement, from, until), null))
                .toList();
    }

    private TicketOutcomes.Tally tally(TicketOutcomes one, String agreement, LocalDate from, LocalDate until) {
        return one.tally(agreement, zone.startOf(from), zone.startOf(until.plusDays(1)));
    }

    Slice<Outcome> misses(ReviewRecord row, TicketType type, @Nullable String cursor, int limit) {
        return outcomes.stream()
                .filter(one -> one.type() == type)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(type.name()))
                .misses(
                        row.getAgreement(),
                        zone.startOf(row.getPeriodFrom()),
                        zone.startOf(row.getPeriodUntil().plusDays(1)),
                        cursor,
                        limit);
    }
}
