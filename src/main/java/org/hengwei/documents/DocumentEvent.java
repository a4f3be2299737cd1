package org.hengwei.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * News of documents. The origin is the thing a document puts on paper, so that its room can follow (H17); published inside
 * the act's transaction.
 */
public sealed interface DocumentEvent extends Happened {

    /** The thing the document puts on paper; null when it stands for itself. */
    @Nullable
    Subject origin();

    String number();

    record Drafted(Subject subject, Instant at, @Nullable Subject origin, String number, String title, String label)
            implements DocumentEvent {}

    record Submitted(Subject subject, Instant at, @Nullable Subject origin, String number, String label)
            implements DocumentEvent {}

    record Reviewed(Subject subject, Instant at, @Nullable Subject origin, String number, String label, String by)
            implements DocumentEvent {}

    record Approved(Subject subject, Instant at, @Nullable Subject origin, String number, String label, String by)
            implements DocumentEvent {}

    /** A signature was refused or the round withdrawn: a draft again. */
    record SentBack(Subject subject, Instant at, @Nullable Subject origin, String number, String label, String reason)
            implements DocumentEvent {}

    record Issued(
            Subject subject,
            Instant at,
            @Nullable Subject origin,
            String number,
            String label,
            LocalDate effectiveOn,
            String sha256)
            implements DocumentEvent {}

    /** A new version was begun; the one in force stays in force until the new one is issued. */
    record Revised(Subject subject, Instant at, @Nullable Subject origin, String number, String label, String reason)
            implements DocumentEvent {}

    record RevisionRequested(
            Subject subject, Instant at, @Nullable Subject origin, String number, String reason)
            implements DocumentEvent {}

    record Distributed(
            Subject subject,
            Instant at,
            @Nullable Subject origin,
            String number,
            String label,
            List<String> departments)
            implements DocumentEvent {}

    record Acknowledged(
            Subject subject, Instant at, @Nullable Subject origin, String number, String label, String name)
            implements DocumentEvent {}

    record Obsoleted(Subject subject, Instant at, @Nullable Subject origin, String number, String reason)
            implements DocumentEvent {}
}
