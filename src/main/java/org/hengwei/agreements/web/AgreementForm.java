package org.hengwei.agreements.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hengwei.agreements.AgreementKind;
import org.hengwei.agreements.AgreementView;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.agreements.TicketType;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of an agreement; shown again as it was when refused. */
public record AgreementForm(Map<String, String> values) {

    /** Of several choices of one name, with commas. */
    static AgreementForm of(Map<String, List<String>> typed) {
        var values = new LinkedHashMap<String, String>();
        typed.forEach((name, texts) -> values.put(name, String.join(", ", texts)));
        return new AgreementForm(values);
    }

    /** Blank but for the template (G15). */
    static AgreementForm blank(Map<String, String> query) {
        var values = new LinkedHashMap<String, String>();
        values.put("calendar", DraftAgreement.USUAL_CALENDAR);
        values.put("triagePriority", DraftAgreement.USUAL_TRIAGE_PRIORITY);
        values.put("warnAtPercent", "80");
        values.put("reviewMonths", String.valueOf(DraftAgreement.USUAL_REVIEW_MONTHS));
        DraftAgreement.usualTargets().forEach((priority, texts) -> {
            values.put("targets." + priority + ".response", String.valueOf(texts.response()));
            values.put("targets." + priority + ".resolution", String.valueOf(texts.resolution()));
        });
        values.putAll(query);
        return new AgreementForm(values);
    }

    static AgreementForm of(AgreementView agreement) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", agreement.name());
        put(values, "customer", agreement.customer());
        put(values, "contract", agreement.contract());
        values.put("projects", String.join(", ", agreement.projects()));
        put(values, "service", agreement.service());
        values.put("kind", agreement.kind().name());
        put(values, "provider", agreement.provider());
        put(values, "supplier", agreement.supplier());
        put(values, "supplierContract", agreement.supplierContract());
        values.put("supports", String.join(", ", agreement.supports()));
        values.put("reviewMonths", String.valueOf(agreement.reviewMonths()));
        values.put("calendar", agreement.calendar());
        values.put("validFrom", agreement.validFrom().toString());
        values.put("validUntil", agreement.validUntil().toString());
        values.put("triagePriority", agreement.triagePriority());
        values.put(
                "warnAtPercent",
                String.join(
                        ", ",
                        agreement.warnAtPercent().stream().map(String::valueOf).toList()));
        agreement
                .targetsByType()
                .forEach((type, targets) -> targets.forEach((priority, level) -> {
                    put(
                            values,
                            at(type, priority) + ".response",
                            level.response() == null ? null : level.response().toString());
                    values.put(
                            at(type, priority) + ".resolution",
                            level.resolution().toString());
                }));
        put(values, "note", agreement.note());
        return new AgreementForm(values);
    }

    /** The input of a target. */
    public static String at(TicketType type, String priority) {
        return (type == TicketType.INCIDENT ? "targets." : "targetsByType." + type + ".") + priority;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** As typed; empty when nothing was. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    private @Nullable String given(String name) {
        var text = text(name).strip();
        return text.isEmpty() ? null : text;
    }

    @Nullable
    LocalDate date(String name) {
        try {
            var text = given(name);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.field(name, "shared.refused.malformed");
        }
    }

    @Nullable
    Integer version() {
        return text("version").matches("\\d{1,9}") ? Integer.valueOf(text("version")) : null;
    }

    DraftAgreement draft() {
        return new DraftAgreement(
                given("name"),
                given("customer"),
                given("contract"),
                words("projects"),
                given("service"),
                given("calendar"),
                date("validFrom"),
                date("validUntil"),
                given("triagePriority"),
                percentages(),
                targets(TicketType.INCIDENT),
                given("note"),
                Map.of(TicketType.REQUEST, targets(TicketType.REQUEST)),
                kind(),
                given("provider"),
                given("supplier"),
                given("supplierContract"),
                words("supports"),
                months());
    }

    /** An agreement with a customer unless something else is asked for. */
    public AgreementKind kind() {
        return Arrays.stream(AgreementKind.values())
                .filter(kind -> kind.name().equals(text("kind")))
                .findFirst()
                .orElse(AgreementKind.SLA);
    }

    private @Nullable Integer months() {
        var text = given("reviewMonths");
        if (text != null && !text.matches("\\d{1,3}")) {
            throw Refused.field("reviewMonths", "agreements.refused.review-months");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private Map<String, DraftAgreement.TargetTexts> targets(TicketType type) {
        var targets = new TreeMap<String, DraftAgreement.TargetTexts>();
        for (var priority : DraftAgreement.PRIORITIES) {
            var at = at(type, priority);
            targets.put(priority, new DraftAgreement.TargetTexts(given(at + ".response"), given(at + ".resolution")));
        }
        return targets;
    }

    public List<String> words(String name) {
        return Arrays.stream(text(name).split("[\\s,;\\uFF0C\\u3001\\uFF1B]+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private List<Integer> percentages() {
        return words("warnAtPercent").stream()
                .map(word -> {
                    if (!word.matches("\\d{1,3}")) {
                        throw Refused.field("warnAtPercent", "agreements.refused.percent");
                    }
                    return Integer.valueOf(word);
                })
                .toList();
    }
}
