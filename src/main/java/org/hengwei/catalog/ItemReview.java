package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Who is to sign an edition before it is offered.
 *
 * @param reviewer login of who looks at its content first; null for none
 * @param approver login of who publishes it by signing; holds {@link CatalogPermission#PUBLISH}
 */
public record ItemReview(
        @Nullable String reviewer, @Nullable String approver) {}
