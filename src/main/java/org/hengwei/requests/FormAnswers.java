package org.hengwei.requests;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengwei.catalog.FieldType;
import org.hengwei.catalog.FormField;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds answers against their form; problems are named {@code answers.<field>}, all of them at once. */
@Component
class FormAnswers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,6})?");
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST = 10_000;

    private final People people;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    FormAnswers(People people, Access access, CompanyZone zone, Clock clock) {
        this.people = people;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** The fields that are asked, given these answers: a condition on a field that is not shown does not hold. */
    static Set<String> shown(List<FormField> form, Map<String, String> answers) {
        var shown = new LinkedHashSet<String>();
        for (var field : form) {
            var when = field.showWhen();
            if (when == null || (shown.contains(when.field()) && when.value().equals(answers.get(when.field())))) {
                shown.add(field.name());
            }
        }
        return shown;
    }

    /** Only what is asked; what was typed into a field since hidden is left out. */
    static Map<String, String> asked(List<FormField> form, Map<String, String> answers) {
        var shown = shown(form, answers);
        var asked = new LinkedHashMap<String, String>();
        form.stream().map(FormField::name).filter(shown::contains).forEach(name -> {
            var answer = answers.get(name);
            if (answer != null) {
                asked.put(name, answer);
            }
        });
        return asked;
    }

    Checks check(List<FormField> form, Map<String, String> answers, @Nullable String customer) {
        var checks = new Checks();
        var shown = shown(form, answers);
        var known = form.stream().map(FormField::name).toList();
        answers.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> checks.that(false, at(name), "requests.answer.unknown", name));
        for (var field : form) {
            if (shown.contains(field.name())) {
                check(checks, field, answers.get(field.name()), customer);
            }
        }
        return checks;
    }

    static String at(String field) {
        return "answers." + field;
    }

    private void check(Checks checks, FormField field, @Nullable String answer, @Nullable String customer) {
        var at = at(field.name());
        var label = label(field);
        if (answer == null || answer.isBlank()) {
            checks.that(!field.required(), at, "requests.answer.required", label);
            return;
        }
        switch (field.type()) {
            case TEXT, LONG_TEXT -> text(checks, field, answer, at, label);
            case NUMBER -> number(checks, field, answer, at, label);
            case DATE -> date(checks, field, answer, at, label);
            case CHOICE ->
                checks.that(
                        field.options().stream()
                                .anyMatch(option -> option.value().equals(answer)),
                        at,
                        "requests.answer.choice",
                        label);
            case PERSON -> checks.that(people.known(answer, customer), at, "requests.answer.person", label, answer);
            case FILE -> checks.that(StoredFile.is(answer), at, "requests.answer.file", label);
        }
    }

    private static void text(Checks checks, FormField field, String answer, String at, String label) {
        var most = field.max() == null
                ? field.type() == FieldType.TEXT ? LONGEST_TEXT : LONGEST
                : Math.min(field.max().intValue(), LONGEST);
        var least = field.min() == null ? 0 : field.min().intValue();
        var format = field.format();
        checks.that(answer.length() <= most, at, "requests.answer.long", label, most)
                .that(answer.length() >= least, at, "requests.answer.short", label, least)
                .that(
                        format == null || (answer.length() <= LONGEST_TEXT && format.fits(answer)),
                        at,
                        "requests.answer." + String.valueOf(format).toLowerCase(java.util.Locale.ROOT),
                        label);
    }

    private static void number(Checks checks, FormField field, String answer, String at, String label) {
        if (!NUMBER.matcher(answer).matches()) {
            checks.that(false, at, "requests.answer.number", label);
            return;
        }
        var number = new BigDecimal(answer);
        var min = field.min();
        var max = field.max();
        checks.that(min == null || number.compareTo(min) >= 0, at, "requests.answer.least", label, plain(min))
                .that(max == null || number.compareTo(max) <= 0, at, "requests.answer.most", label, plain(max));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private void date(Checks checks, FormField field, String answer, String at, String label) {
        try {
            var day = LocalDate.parse(answer);
            var today = zone.dayOf(clock.instant());
            checks.that(day.getYear() >= 1900 && day.getYear() < 2200, at, "requests.answer.date", label)
                    .that(!field.future() || !day.isBefore(today), at, "requests.answer.past", label);
        } catch (DateTimeException e) {
            checks.that(false, at, "requests.answer.date", label);
        }
    }

    private String label(FormField field) {
        return field.label(access.actor().language().startsWith("zh"));
    }
}
