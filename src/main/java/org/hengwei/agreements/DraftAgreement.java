package org.hengwei.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be agreed. What is left out follows the template (G15): round the clock, P1 15 min / 4 h, P2 2 h / 24 h,
 * P3 8 h / 72 h, P4 24 h / 120 h, a warning at 80 %, unclassified reports as P3.
 *
 * @param customer follows from contract and projects; refused when it is another
 * @param contract all its projects are covered; may be left out when projects are named
 * @param projects codes of projects covered by name
 * @param service null for the default agreement of the projects
 * @param targets by priority {@code P1} to {@code P4}, as {@code P3D} (working days) or {@code PT4H} (working time)
 */
public record DraftAgreement(
        @Nullable String name,
        @Nullable String customer,
        @Nullable String contract,
        @Nullable List<String> projects,
        @Nullable String service,
        @Nullable String calendar,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String triagePriority,
        @Nullable List<Integer> warnAtPercent,
        @Nullable Map<String, TargetTexts> targets,
        @Nullable String note) {

    public static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");
    public static final String USUAL_CALENDAR = "7X24";
    public static final String USUAL_TRIAGE_PRIORITY = "P3";
    public static final List<Integer> USUAL_WARNINGS = List.of(80);

    /** As typed. */
    public record TargetTexts(
            @Nullable String response, @Nullable String resolution) {}

    /** The targets offered to start from (G15). */
    public static Map<String, TargetTexts> usualTargets() {
        return new TreeMap<>(Map.of(
                "P1", new TargetTexts("PT15M", "PT4H"),
                "P2", new TargetTexts("PT2H", "PT24H"),
                "P3", new TargetTexts("PT8H", "PT72H"),
                "P4", new TargetTexts("PT24H", "PT120H")));
    }

    /** With all that was left out filled in, and codes stripped. */
    DraftAgreement complete() {
        return new DraftAgreement(
                name == null ? "" : name.strip(),
                given(customer),
                given(contract),
                projects == null
                        ? List.of()
                        : projects.stream()
                                .map(String::strip)
                                .filter(code -> !code.isEmpty())
                                .distinct()
                                .toList(),
                given(service),
                calendar == null || calendar.isBlank() ? USUAL_CALENDAR : calendar.strip(),
                validFrom,
                validUntil,
                triagePriority == null || triagePriority.isBlank() ? USUAL_TRIAGE_PRIORITY : triagePriority.strip(),
                warnAtPercent == null
                        ? USUAL_WARNINGS
                        : warnAtPercent.stream().distinct().sorted().toList(),
                targets == null || targets.isEmpty() ? usualTargets() : targets,
                given(note));
    }

    DraftAgreement of(@Nullable String owner) {
        return new DraftAgreement(
                name,
                owner,
                contract,
                projects,
                service,
                calendar,
                validFrom,
                validUntil,
                triagePriority,
                warnAtPercent,
                targets,
                note);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
