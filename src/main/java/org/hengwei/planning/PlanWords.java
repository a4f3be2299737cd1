package org.hengwei.planning;

import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a plan's dates and headings into the language the plan is written in. */
@Component
public class PlanWords {

    private final MessageSource messages;

    PlanWords(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, String language, @Nullable Object... args) {
        return Objects.requireNonNull(
                messages.getMessage("planning." + key, args, key, Locale.forLanguageTag(language)));
    }

    /** As in the column of planned dates: end of October 2026, whole year, yearly/quarterly/monthly. */
    public String schedule(Schedule schedule, String language) {
        return switch (schedule) {
            case Schedule.OnDate date -> date.day().toString();
            case Schedule.InMonth month ->
                text(
                        "schedule.month",
                        language,
                        year(month.month().getYear()),
                        month(month.month().getMonth(), language));
            case Schedule.EndOfMonth month ->
                text(
                        "schedule.end",
                        language,
                        year(month.month().getYear()),
                        month(month.month().getMonth(), language));
            case Schedule.WholeYear year -> text("schedule.year", language);
            case Schedule.Every every ->
                every.frequencies().stream()
                        .map(length -> text("frequency." + length, language))
                        .collect(Collectors.joining("/"));
        };
    }

    String period(Period.Length length, String language) {
        return text("frequency." + length, language);
    }

    private static String year(int year) {
        return Integer.toString(year);
    }

    private static String month(java.time.Month month, String language) {
        return language.startsWith("zh")
                ? Integer.toString(month.getValue())
                : month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
