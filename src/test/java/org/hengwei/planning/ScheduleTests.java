package org.hengwei.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.hengwei.Requirement;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTests {

    private static Schedule.Occasion only(String text) {
        var occasions = Schedule.parse(text, 2026).occasions(2026);
        assertThat(occasions).hasSize(1);
        return occasions.getFirst();
    }

    @Test
    @Requirement("R99")
    void aMonthTheEndOfAMonthAndTheWholeYearAreDueOnTheirLastDay() {
        assertThat(only("2026-10").dueOn()).isEqualTo(LocalDate.parse("2026-10-31"));
        assertThat(only("2026-10").opensOn()).isEqualTo(LocalDate.parse("2026-10-01"));
        assertThat(only("END:2026-02").dueOn()).isEqualTo(LocalDate.parse("2026-02-28"));
        assertThat(only("END:2026-02").opensOn()).isEqualTo(LocalDate.parse("2026-02-21"));
        assertThat(only("YEAR").dueOn()).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThat(only("2026-03-15").dueOn()).isEqualTo(LocalDate.parse("2026-03-15"));
    }

    @Test
    @Requirement("R61")
    void severalFrequenciesAtOnceGiveTheInstancesOfEach() {
        var occasions = Schedule.parse("EVERY:MONTH,YEAR,QUARTER", 2026).occasions(2026);
        assertThat(occasions).hasSize(1 + 4 + 12);
        assertThat(occasions.getFirst().label()).isEqualTo("2026");
        assertThat(occasions).extracting(Schedule.Occasion::label).doesNotHaveDuplicates();
        assertThat(Schedule.parse("EVERY:HALF_YEAR", 2026).occasions(2026))
                .extracting(Schedule.Occasion::dueOn)
                .containsExactly(LocalDate.parse("2026-06-30"), LocalDate.parse("2026-12-31"));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (var text : new String[] {"2026-10", "END:2026-10", "YEAR", "2026-01-31", "EVERY:YEAR,QUARTER"}) {
            assertThat(Schedule.parse(Schedule.parse(text, 2026).toString(), 2026))
                    .isEqualTo(Schedule.parse(text, 2026));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "October", "2026-13", "EVERY:", "EVERY:WEEK", "2025-10", "END:2027-01", "2026-02-30"})
    void whatCannotBeMeantIsRefused(String text) {
        assertThatThrownBy(() -> Schedule.parse(text, 2026)).isInstanceOf(Refused.class);
    }
}
