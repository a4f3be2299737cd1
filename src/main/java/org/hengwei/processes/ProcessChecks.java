package org.hengwei.processes;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.Choice;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.documents.DocumentViews;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether a definition makes sense: everything that is wrong with it at once. */
@Component
class ProcessChecks {

    private static final Pattern METRIC = Pattern.compile("[A-Z][A-Z0-9]*-[0-9A-Z]+");
    private static final int LONGEST = 20_000;

    private final Catalog catalog;
    private final DocumentViews documents;
    private final CompanyZone zone;
    private final Clock clock;

    ProcessChecks(Catalog catalog, DocumentViews documents, CompanyZone zone, Clock clock) {
        this.catalog = catalog;
        this.documents = documents;
        this.zone = zone;
        this.clock = clock;
    }

    /** @param kind null when none was given yet */
    Checks of(DefinitionFacts facts, @Nullable DefinitionKind kind, int edition) {
        var today = zone.dayOf(clock.instant());
        var day = facts.effectiveOn();
        var checks = new Checks()
                .present(kind, "kind")
                .present(facts.title(), "title")
                .atMost(facts.title(), 120, "title")
                .atMost(facts.titleEn(), 120, "titleEn")
                .present(facts.purpose(), "purpose")
                .present(facts.steps(), "steps")
                .that(
                        facts.measures().stream()
                                .allMatch(code -> METRIC.matcher(code).matches()),
                        "measures",
                        "processes.refused.metric")
                .that(day == null || !day.isBefore(today), "effectiveOn", "processes.refused.past", today.toString())
                .that(
                        edition == 1
                                || (facts.changeNote() != null
                                        && !facts.changeNote().isBlank()),
                        "changeNote",
                        "shared.required")
                .atMost(facts.changeNote(), 2_000, "changeNote")
                .that(document(facts.document()) || facts.document() == null, "document", "processes.refused.document");
        texts(facts).forEach((name, text) -> checks.atMost(text, LONGEST, name));
        return categories(checks, facts, kind);
    }

    private Checks categories(Checks checks, DefinitionFacts facts, @Nullable DefinitionKind kind) {
        return checks.that(
                        kind != DefinitionKind.PROCESS || facts.categories().isEmpty(),
                        "categories",
                        "processes.refused.process-category")
                .that(
                        kind != DefinitionKind.PROCEDURE || !facts.categories().isEmpty(),
                        "categories",
                        "processes.refused.no-category")
                .that(
                        facts.categories().stream().allMatch(this::usable),
                        "categories",
                        "processes.refused.category-unknown");
    }

    private boolean usable(String category) {
        return catalog.find(ChoiceList.CATEGORY, category)
                .filter(Choice::active)
                .isPresent();
    }

    private static Map<String, String> texts(DefinitionFacts facts) {
        var texts = new java.util.LinkedHashMap<String, String>();
        texts.put("purpose", String.valueOf(facts.purpose()));
        texts.put("purposeEn", String.valueOf(facts.purposeEn()));
        texts.put("scope", String.valueOf(facts.scope()));
        texts.put("scopeEn", String.valueOf(facts.scopeEn()));
        texts.put("inputs", String.valueOf(facts.inputs()));
        texts.put("inputsEn", String.valueOf(facts.inputsEn()));
        texts.put("steps", String.valueOf(facts.steps()));
        texts.put("stepsEn", String.valueOf(facts.stepsEn()));
        texts.put("outputs", String.valueOf(facts.outputs()));
        texts.put("outputsEn", String.valueOf(facts.outputsEn()));
        texts.put("roles", String.valueOf(facts.roles()));
        texts.put("rolesEn", String.valueOf(facts.rolesEn()));
        return texts;
    }

    private boolean document(@Nullable String number) {
        return number != null && !number.isBlank() && documentNumber(number) != null;
    }

    /** The number as on the paper; null for none, or for one that does not exist or that the actor may not see. */
    @Nullable
    String documentNumber(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return requireNonNull(documents.get(typed)).number();
        } catch (Refused e) {
            return null;
        }
    }
}
