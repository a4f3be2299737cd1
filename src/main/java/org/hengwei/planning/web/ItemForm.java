package org.hengwei.planning.web;

import java.util.List;
import org.hengwei.planning.ItemView;
import org.hengwei.planning.PutItem;
import org.hengwei.planning.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * A line of the work table as typed.
 *
 * @param when {@code DATE}, {@code MONTH}, {@code END}, {@code YEAR} or {@code EVERY}
 * @param date for DATE; {@code month} (yyyy-MM) for MONTH and END; {@code every} for EVERY
 */
public record ItemForm(
        @Nullable Long id,
        @Nullable String work,
        @Nullable String measures,
        @Nullable String responsible,
        @Nullable String cooperating,
        @Nullable String person,
        @Nullable String owner,
        @Nullable String when,
        @Nullable String date,
        @Nullable String month,
        @Nullable List<String> every) {

    static ItemForm empty() {
        return new ItemForm(null, "", "", "", "", "", "", "MONTH", "", "", List.of());
    }

    static ItemForm of(ItemView item) {
        var schedule = item.schedule();
        return new ItemForm(
                item.id(),
                item.work(),
                item.measures(),
                item.responsible(),
                item.cooperating(),
                item.person(),
                item.owner(),
                switch (schedule) {
                    case Schedule.OnDate d -> "DATE";
                    case Schedule.InMonth m -> "MONTH";
                    case Schedule.EndOfMonth m -> "END";
                    case Schedule.WholeYear y -> "YEAR";
                    case Schedule.Every e -> "EVERY";
                },
                schedule instanceof Schedule.OnDate d ? d.day().toString() : "",
                switch (schedule) {
                    case Schedule.InMonth m -> m.month().toString();
                    case Schedule.EndOfMonth m -> m.month().toString();
                    default -> "";
                },
                schedule instanceof Schedule.Every e
                        ? e.frequencies().stream().map(Enum::name).toList()
                        : List.of());
    }

    PutItem item() {
        return new PutItem(
                id,
                or(work),
                or(measures),
                or(responsible),
                or(cooperating),
                or(person),
                blankToNull(owner),
                schedule());
    }

    private String schedule() {
        return switch (or(when)) {
            case "DATE" -> or(date);
            case "MONTH" -> or(month);
            case "END" -> "END:" + or(month);
            case "EVERY" -> "EVERY:" + String.join(",", every == null ? List.of() : every);
            default -> "YEAR";
        };
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
