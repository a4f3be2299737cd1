package org.hengwei.processes;

import org.jspecify.annotations.Nullable;

/** What the annual review found; both are required. */
public record AnnualReview(
        @Nullable Verdict verdict, @Nullable String findings) {}
