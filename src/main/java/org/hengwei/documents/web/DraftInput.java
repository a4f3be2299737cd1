package org.hengwei.documents.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hengwei.documents.DraftDocument;
import org.hengwei.documents.SecurityClass;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** A new document as typed or sent. */
public record DraftInput(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String language,
        @Nullable Integer year,
        @Nullable String origin,
        @Nullable String reviewer,
        @Nullable String approver,
        @Nullable SecurityClass securityClass,
        @Nullable List<String> departments,
        @Nullable String staff) {

    static DraftInput empty() {
        return new DraftInput(null, null, "zh-CN", null, null, null, null, SecurityClass.INTERNAL, List.of(), null);
    }

    DraftDocument draft() {
        return new DraftDocument(
                text(kind),
                text(title),
                language == null ? "zh-CN" : language,
                year,
                origin == null || origin.isBlank() ? null : Subject.parse(origin),
                text(reviewer),
                text(approver),
                Objects.requireNonNullElse(securityClass, SecurityClass.INTERNAL),
                departments == null
                        ? List.of()
                        : departments.stream().filter(d -> !d.isBlank()).toList(),
                staff);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(piece -> !piece.isBlank())
                .toList();
    }
}
