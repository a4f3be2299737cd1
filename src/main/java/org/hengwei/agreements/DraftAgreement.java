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
 * @param targets of incidents, by priority {@code P1} to {@code P4}, as {@code P3D} (working days) or {@code PT4H} (working
 *     time)
 * @param targetsByType the same for other types of tickets; for a type left out nothing is promised
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
        @Nullable String note,
        @Nullable Map<TicketType, Map<String, TargetTexts>> targetsByType) {

    /** For incidents only. */
    public DraftAgreement(
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
        this(
                name,
                customer,
                contract,
                projects,
                service,
                calendar,
                validFrom,
                validUntil,
                triagePriority,
                warnAtPercent,
                targets,
                note,
                null);
    }

    public static final List<String> PRIORITIES = List.of("P1", "P2", "P3", "P4");
    public static final String USUAL_CALENDAR = "7X24";
    public static final String USUAL_TRIAGE_PRIORITY = "P3";
    public static final List<Integer> USUAL_WARNINGS = List.of(80);

    /** As typed. */
    public record TargetTexts(
            @Nullable String response, @Nullable String resolution) {

        boolean blank() {
            return (response == null || response.isBlank()) && (resolution == null || resolution.isBlank());
        }
    }

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
                incidents(),
                given(note),
                others());
    }

    private Map<String, TargetTexts> incidents() {
        if (targets != null && !targets.isEmpty()) {
            return targets;
        }
        var named = targetsByType == null ? null : targetsByType.get(TicketType.INCIDENT);
        return named == null || named.isEmpty() ? usualTargets() : named;
    }

    private Map<TicketType, Map<String, TargetTexts>> others() {
        var others = new TreeMap<TicketType, Map<String, TargetTexts>>();
        if (targetsByType != null) {
            targetsByType.forEach((type, texts) -> {
                if (type != TicketType.INCIDENT && texts.values().stream().anyMatch(text -> !text.blank())) {
                    others.put(type, texts);
                }
            });
        }
        return others;
    }

    /** Of a completed draft, all that is promised, incidents included. */
    Map<TicketType, Map<String, TargetTexts>> targetsOfAll() {
        var all = new TreeMap<TicketType, Map<String, TargetTexts>>();
        if (targetsByType != null) {
            all.putAll(targetsByType);
        }
        if (targets != null) {
            all.put(TicketType.INCIDENT, targets);
        }
        return all;
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
                note,
                targetsByType);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
