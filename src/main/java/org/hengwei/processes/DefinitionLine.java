package org.hengwei.processes;

import java.util.List;
import org.hengwei.people.Process;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it stands in the list.
 *
 * @param edition the newest
 * @param inForce the edition in force today; null when none is
 * @param reviewedYear year of its newest annual review
 * @param obligation what that review still asks for; null when nothing
 */
public record DefinitionLine(
        String code,
        DefinitionKind kind,
        @Nullable Process process,
        String title,
        @Nullable String titleEn,
        @Nullable String owner,
        List<String> categories,
        DefinitionState state,
        int edition,
        @Nullable Integer inForce,
        @Nullable Integer reviewedYear,
        @Nullable Verdict obligation) {

    public String label(boolean chinese) {
        return chinese || titleEn == null ? title : titleEn;
    }
}
