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
 * @param kind null for one with a customer
 * @param provider code of the department, of an OLA
 * @param supplier name, of an agreement with a supplier
 * @param supplierContract number of the contract with the supplier
 * @param supports numbers of the agreements with customers that it holds up
 * @param reviewMonths every how many months it is reviewed with the customer, 1 to 12; a quarter when left out
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
        @Nullable Map<TicketType, Map<String, TargetTexts>> targetsByType,
        @Nullable AgreementKind kind,
        @Nullable String provider,
        @Nullable String supplier,
        @Nullable String supplierContract,
        @Nullable List<String> supports,
        @Nullable Integer reviewMonths) {

    public static final int USUAL_REVIEW_MONTHS = 3;

    /** With a customer, for incidents only. */
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
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same that promises something for other types of tickets too. */
    public DraftAgreement promising(Map<TicketType, Map<String, TargetTexts>> others) {
        return with(others, kind, provider, supplier, supplierContract, supports);
    }

    /** The same with a department of the own house, to hold up agreements with customers. */
    public DraftAgreement withDepartment(String department, List<String> slas) {
        return with(targetsByType, AgreementKind.OLA, department, null, null, slas);
    }

    /** The same with a supplier, to hold up agreements with customers. */
    public DraftAgreement withSupplier(String name, @Nullable String theirContract, List<String> slas) {
        return with(targetsByType, AgreementKind.UC, null, name, theirContract, slas);
    }

    private DraftAgreement with(
            @Nullable Map<TicketType, Map<String, TargetTexts>> byType,
            @Nullable AgreementKind of,
            @Nullable String department,
            @Nullable String name,
            @Nullable String theirContract,
            @Nullable List<String> slas) {
        return new DraftAgreement(
                this.name,
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
                byType,
                of,
                department,
                name,
                theirContract,
                slas,
                reviewMonths);
    }

    boolean beneath() {
        return kind != null && kind.beneath();
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
                beneath() ? null : given(customer),
                beneath() ? null : given(contract),
                beneath() ? List.of() : words(projects),
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
                others(),
                kind == null ? AgreementKind.SLA : kind,
                kind == AgreementKind.OLA ? given(provider) : null,
                kind == AgreementKind.UC ? given(supplier) : null,
                kind == AgreementKind.UC ? given(supplierContract) : null,
                beneath() ? words(supports) : List.of(),
                reviewMonths == null ? USUAL_REVIEW_MONTHS : reviewMonths);
    }

    private static List<String> words(@Nullable List<String> typed) {
        return typed == null
                ? List.of()
                : typed.stream()
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList();
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
                targetsByType,
                kind,
                provider,
                supplier,
                supplierContract,
                supports,
                reviewMonths);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
