package org.hengwei.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document in a list. */
public record DocumentLine(
        String number,
        String code,
        String kind,
        String title,
        @Nullable Integer year,
        DocumentState state,
        String label,
        @Nullable String issuedLabel,
        SecurityClass securityClass,
        String author,
        Instant draftedAt) {}
