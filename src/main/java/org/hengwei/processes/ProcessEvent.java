package org.hengwei.processes;

import java.time.Instant;
import java.time.LocalDate;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface ProcessEvent extends Happened {

    record DefinitionDrafted(Subject subject, Instant at, String title, int edition, DefinitionKind kind)
            implements ProcessEvent {}

    record DefinitionChanged(
            Subject subject,
            Instant at,
            String title,
            int edition,
            @Nullable String changeNote) implements ProcessEvent {}

    /** It waits for its signatures. */
    record DefinitionSubmitted(Subject subject, Instant at, int edition) implements ProcessEvent {}

    record DefinitionInForce(Subject subject, Instant at, int edition, LocalDate effectiveOn) implements ProcessEvent {}

    record DefinitionSentBack(Subject subject, Instant at, int edition, String reason) implements ProcessEvent {}

    /** The draft of the next edition is no more; the one before it is the newest again. */
    record DraftDropped(Subject subject, Instant at, String title, int edition, String reason)
            implements ProcessEvent {}

    record DefinitionWithdrawn(Subject subject, Instant at, String reason) implements ProcessEvent {}

    record OwnerNamed(Subject subject, Instant at, @Nullable String owner) implements ProcessEvent {}

    record Reviewed(Subject subject, Instant at, int year, int edition, Verdict verdict, String findings)
            implements ProcessEvent {}
}
