package org.hengwei.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document.
 *
 * @param label as the house scheme names it, e.g. {@code V1.0}, {@code A1}
 * @param sha256 of the frozen files by format; empty before issue
 * @param distributedTo departments
 * @param acknowledgedBy names of those who have confirmed that they know it
 */
public record VersionView(
        String label,
        DocumentState state,
        String changeNote,
        @Nullable String revisedPages,
        String author,
        String authorName,
        @Nullable Instant authoredAt,
        String reviewer,
        @Nullable String reviewerName,
        @Nullable Instant reviewedAt,
        String approver,
        @Nullable String approverName,
        @Nullable Instant approvedAt,
        @Nullable Instant issuedAt,
        @Nullable LocalDate effectiveOn,
        Map<DocumentFormat, String> sha256,
        List<String> distributedTo,
        List<String> acknowledgedBy) {}
