package org.hengwei.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.hengwei.Requirement;
import org.hengwei.agreements.AgreementKind;
import org.hengwei.agreements.AgreementState;
import org.hengwei.agreements.AgreementView;
import org.junit.jupiter.api.Test;

/** Which period of an agreement is to be reviewed on a day. */
class ReviewCalendarTests {

    private static AgreementView agreement(int months, String from, String until) {
        return new AgreementView(
                "SLA-000001",
                1,
                AgreementKind.SLA,
                AgreementState.IN_FORCE,
                "Levels",
                null,
                null,
                List.of("P1"),
                null,
                null,
                null,
                null,
                List.of(),
                months,
                "7X24",
                LocalDate.parse(from),
                LocalDate.parse(until),
                null,
                null,
                null,
                "P3",
                List.of(80),
                new TreeMap<>(),
                new TreeMap<>(),
                null,
                null,
                null,
                Instant.EPOCH,
                "lin",
                Instant.EPOCH,
                "lin",
                null,
                1);
    }

    private static String due(int months, String from, String until, String today) {
        return ReviewCalendar.due(List.of(agreement(months, from, until)), LocalDate.parse(today))
                .map(days -> days.from() + " " + days.until())
                .orElse("none");
    }

    @Test
    @Requirement("R177")
    void cyclesThatDivideTheYearFollowIt() {
        assertThat(due(3, "2026-02-10", "2027-12-31", "2026-03-31")).isEqualTo("none");
        assertThat(due(3, "2026-02-10", "2027-12-31", "2026-04-01")).isEqualTo("2026-02-10 2026-03-31");
        assertThat(due(3, "2026-02-10", "2027-12-31", "2026-08-15")).isEqualTo("2026-04-01 2026-06-30");
        assertThat(due(1, "2026-02-10", "2027-12-31", "2026-08-15")).isEqualTo("2026-07-01 2026-07-31");
        assertThat(due(12, "2026-02-10", "2027-12-31", "2027-01-01")).isEqualTo("2026-02-10 2026-12-31");
    }

    @Test
    void othersCountFromTheMonthInWhichTheAgreementBegan() {
        assertThat(due(5, "2026-02-10", "2027-12-31", "2026-06-30")).isEqualTo("none");
        assertThat(due(5, "2026-02-10", "2027-12-31", "2026-07-01")).isEqualTo("2026-02-10 2026-06-30");
    }

    @Test
    void theLastPeriodEndsWithTheAgreementAndNothingComesAfter() {
        assertThat(due(3, "2026-01-01", "2026-08-20", "2026-10-01")).isEqualTo("2026-07-01 2026-08-20");
        assertThat(due(3, "2026-01-01", "2026-08-20", "2027-01-02")).isEqualTo("none");
    }
}
