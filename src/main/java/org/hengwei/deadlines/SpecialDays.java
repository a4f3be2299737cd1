package org.hengwei.deadlines;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statutory holidays and make-up workdays, by the yearly notices. A year without any entry is one whose notice is not known
 * yet: its days follow the weekday, and deadlines that reach it are provisional (H6).
 */
public final class SpecialDays {

    public enum Kind {
        HOLIDAY,
        MAKEUP_WORKDAY
    }

    public static final SpecialDays NONE = new SpecialDays(Map.of());

    private final Map<LocalDate, Kind> days;
    private final Set<Integer> years;

    public SpecialDays(Map<LocalDate, Kind> days) {
        this.days = Map.copyOf(days);
        this.years = covered(days.keySet());
    }

    /** The years these days speak for. A notice may name days of the December before, which does not make that year known. */
    static Set<Integer> covered(Collection<LocalDate> days) {
        return days.stream()
                .filter(day -> day.getMonth() != Month.DECEMBER)
                .map(LocalDate::getYear)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    Kind on(LocalDate day) {
        return days.get(day);
    }

    /** The years whose notice is known. */
    public Set<Integer> years() {
        return years;
    }
}
