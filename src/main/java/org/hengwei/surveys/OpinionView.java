package org.hengwei.surveys;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something a customer said, and the measure taken (R207).
 *
 * @param number e.g. {@code SO-000042}
 * @param kind OPINION in words, or DISSATISFIED or VERY_DISSATISFIED with an item
 * @param text his words, or the item's
 * @param late the measure is overdue, or was done after it was due
 */
public record OpinionView(
        String number,
        int version,
        String survey,
        String response,
        String customer,
        String customerName,
        @Nullable String project,
        String item,
        String kind,
        String text,
        OpinionState state,
        @Nullable String measure,
        @Nullable String owner,
        @Nullable LocalDate dueOn,
        @Nullable String result,
        @Nullable Instant doneAt,
        Instant saidAt,
        boolean late) {}
