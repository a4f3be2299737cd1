package org.hengwei.portal;

import org.jspecify.annotations.Nullable;

/**
 * What a contact reports.
 *
 * @param project one of his organisation
 * @param service null when he does not know
 * @param phone where to call him
 */
public record ReportProblem(
        @Nullable String title,
        @Nullable String description,
        @Nullable String project,
        @Nullable String service,
        @Nullable String phone) {}
