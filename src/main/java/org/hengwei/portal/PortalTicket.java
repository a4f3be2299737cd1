package org.hengwei.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.hengwei.feedback.RatingView;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * An incident as its customer sees it: no names of engineers, no causes, no internal remarks.
 *
 * @param respondBy null when nothing was agreed
 * @param solution of the resolution that stands
 * @param mayUrge whether it is still worked on
 * @param rating null while there is nothing to rate
 * @param progress what happened, of what is meant for customers; worded before it is handed out
 * @param comments of what is meant for customers, oldest first
 */
public record PortalTicket(
        String number,
        int version,
        String title,
        String description,
        IncidentStatus status,
        String project,
        @Nullable String service,
        Instant openedAt,
        @Nullable Instant respondBy,
        @Nullable Instant resolveBy,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable String solution,
        boolean mayUrge,
        @Nullable RatingView rating,
        @JsonIgnore List<JournalEntry> progress,
        List<Comment> comments) {

    /**
     * @param author of the customer; nobody of the company is named
     * @param ours whether somebody of the customer wrote it
     */
    public record Comment(@Nullable String author, boolean ours, Instant at, String text) {}
}
