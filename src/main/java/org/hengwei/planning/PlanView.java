package org.hengwei.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An annual plan in one edition.
 *
 * @param document number of the controlled document it is put on paper by; null until submitted
 * @param missing letters of the mandatory contents a–f that are missing (R96); empty for other kinds
 * @param moves names of what the caller may do next
 */
public record PlanView(
        String number,
        int edition,
        PlanKind kind,
        int year,
        String title,
        String language,
        PlanState state,
        PlanText text,
        @Nullable String document,
        String author,
        Instant createdAt,
        @Nullable Instant issuedAt,
        List<Objective> objectives,
        List<ItemView> items,
        List<ProblemView> problems,
        List<String> missing,
        List<String> moves,
        int version) {

    public Subject subject() {
        return new Subject("plan", number);
    }

    public boolean chinese() {
        return language.startsWith("zh");
    }

    public long overdue(LocalDate today) {
        return items.stream().mapToLong(item -> item.overdue(today)).sum();
    }
}
