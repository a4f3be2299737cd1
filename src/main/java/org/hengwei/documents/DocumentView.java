package org.hengwei.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A controlled document.
 *
 * @param number as it stands on the paper
 * @param code the number without slashes and blanks, as in addresses; both are understood wherever a number is asked
 * @param state of its newest version
 * @param label of its newest version
 * @param issuedLabel of the version in force; null when none is
 * @param versions oldest first
 * @param moves names of what the caller may do next
 */
public record DocumentView(
        String number,
        String code,
        String kind,
        String title,
        String language,
        @Nullable Integer year,
        @Nullable Subject origin,
        String author,
        String reviewer,
        String approver,
        SecurityClass securityClass,
        List<String> departments,
        @Nullable String staff,
        DocumentState state,
        String label,
        @Nullable String issuedLabel,
        Instant draftedAt,
        List<VersionView> versions,
        List<String> moves,
        int version) {

    public Subject subject() {
        return new Subject("document", code);
    }

    public VersionView newest() {
        return versions.getLast();
    }

    public Optional<VersionView> version(String wanted) {
        return versions.stream().filter(v -> v.label().equals(wanted)).findFirst();
    }
}
