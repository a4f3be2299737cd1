package org.hengwei.processes;

import org.hengwei.people.Process;
import org.jspecify.annotations.Nullable;

/**
 * Which definitions to list; null and blank let everything through.
 *
 * @param category those whose edition in force is bound to it or to the category above it
 * @param unreviewed those in force that had no annual review in this year
 */
public record DefinitionFilter(
        @Nullable DefinitionKind kind,
        @Nullable DefinitionState state,
        @Nullable Process process,
        @Nullable String category,
        @Nullable Integer unreviewed,
        @Nullable String q) {}
