package org.hengwei.catalog;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Happened;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/** All news of the room. */
public sealed interface CatalogEvent extends Happened {

    record ServiceDrafted(Subject subject, Instant at, String name, int edition) implements CatalogEvent {}

    record ServiceChanged(Subject subject, Instant at, String name, int edition) implements CatalogEvent {}

    record ServiceReviewed(Subject subject, Instant at, int edition) implements CatalogEvent {}

    record ServicePublished(Subject subject, Instant at, int edition) implements CatalogEvent {}

    record ServiceRetired(Subject subject, Instant at, String reason) implements CatalogEvent {}

    /** The yearly look whether it is still what the company offers. */
    record SuitabilityConfirmed(
            Subject subject, Instant at, @Nullable String note) implements CatalogEvent {}

    record ItemDrafted(Subject subject, Instant at, String name, int edition) implements CatalogEvent {}

    record ItemChanged(Subject subject, Instant at, String name, int edition) implements CatalogEvent {}

    /** It waits for its signatures. */
    record ItemSubmitted(Subject subject, Instant at, int edition) implements CatalogEvent {}

    record ItemPublished(Subject subject, Instant at, int edition) implements CatalogEvent {}

    record ItemSentBack(Subject subject, Instant at, int edition, String reason) implements CatalogEvent {}

    record ItemRetired(Subject subject, Instant at, String reason) implements CatalogEvent {}

    record ChoiceAdded(Subject subject, Instant at, String code, String name) implements CatalogEvent {}

    record ChoiceChanged(Subject subject, Instant at, String code, String name, boolean active)
            implements CatalogEvent {}

    /** @param cells what changed, as {@code impact/urgency: P before → P after} */
    record MatrixChanged(Subject subject, Instant at, List<String> cells) implements CatalogEvent {}
}
