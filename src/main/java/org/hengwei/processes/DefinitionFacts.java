package org.hengwei.processes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hengwei.people.Process;
import org.jspecify.annotations.Nullable;

/**
 * What one edition of a definition says. Texts are plain, one point a line; the English ones may be left out.
 *
 * @param code given when it is drafted and kept for good, e.g. {@code PROC-INCIDENT}
 * @param process which of the house's processes it is, or whose procedure; its owner owns it. Null for the company's own
 * @param measures codes of the metrics by which it is judged; also understood as one text with blanks or commas
 * @param document number of the controlled document that lays it down
 * @param categories codes of the catalogue's categories a procedure is for
 * @param changeNote what this edition changes; required from the second on
 * @param effectiveOn first day in force; null for the day of the last signature, which is also the earliest
 */
public record DefinitionFacts(
        @Nullable String code,
        @Nullable DefinitionKind kind,
        @Nullable Process process,
        @Nullable String title,
        @Nullable String titleEn,
        @Nullable String purpose,
        @Nullable String purposeEn,
        @Nullable String scope,
        @Nullable String scopeEn,
        @Nullable String inputs,
        @Nullable String inputsEn,
        @Nullable String steps,
        @Nullable String stepsEn,
        @Nullable String outputs,
        @Nullable String outputsEn,
        @Nullable String roles,
        @Nullable String rolesEn,
        List<String> measures,
        @Nullable String document,
        List<String> categories,
        @Nullable String changeNote,
        @Nullable LocalDate effectiveOn) {

    public DefinitionFacts {
        measures = measures == null
                ? List.of()
                : measures.stream()
                        .flatMap(text -> Arrays.stream(text.split("[\\s,;\u3001\uff0c\uff1b]+")))
                        .filter(one -> !one.isBlank())
                        .distinct()
                        .toList();
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** A passage with the name of its input, e.g. {@code purpose}. */
    public record Passage(String name, String text) {}

    public String label(boolean chinese) {
        return String.valueOf(pick(title, titleEn, chinese));
    }

    /** Everything written but the steps, in the order of reading. */
    public List<Passage> passages(boolean chinese) {
        return List.of(
                        new Passage("purpose", text(purpose, purposeEn, chinese)),
                        new Passage("scope", text(scope, scopeEn, chinese)),
                        new Passage("inputs", text(inputs, inputsEn, chinese)),
                        new Passage("outputs", text(outputs, outputsEn, chinese)),
                        new Passage("roles", text(roles, rolesEn, chinese)))
                .stream()
                .filter(passage -> !passage.text().isBlank())
                .toList();
    }

    /** One a line, without numbers typed before them. */
    public List<String> steps(boolean chinese) {
        return text(steps, stepsEn, chinese)
                .lines()
                .map(line -> line.strip().replaceFirst("^\\d{1,2}[.)\u3001\uff09]\\s*", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(@Nullable String zh, @Nullable String en, boolean chinese) {
        var text = pick(zh, en, chinese);
        return text == null ? "" : text;
    }

    private static @Nullable String pick(@Nullable String zh, @Nullable String en, boolean chinese) {
        return chinese || en == null || en.isBlank() ? zh : en;
    }

    DefinitionFacts named(String givenCode, DefinitionKind givenKind, @Nullable String documentNumber) {
        return new DefinitionFacts(
                givenCode,
                givenKind,
                process,
                title,
                titleEn,
                purpose,
                purposeEn,
                scope,
                scopeEn,
                inputs,
                inputsEn,
                steps,
                stepsEn,
                outputs,
                outputsEn,
                roles,
                rolesEn,
                measures,
                documentNumber,
                categories,
                changeNote,
                effectiveOn);
    }
}
