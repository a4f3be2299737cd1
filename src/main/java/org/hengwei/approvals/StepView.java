package org.hengwei.approvals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signature of a round.
 *
 * @param place from 1 in the order of signing
 * @param name of the signer at the time he signed; null before
 * @param delegatedBy who should have signed, when a stand-in does
 * @param comment his words, the reason when he refused
 */
public record StepView(
        int place,
        String role,
        String login,
        @Nullable String name,
        @Nullable String delegatedBy,
        @Nullable Instant dueAt,
        StepState state,
        @Nullable Instant signedAt,
        @Nullable String comment) {}
