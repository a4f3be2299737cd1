package org.hengwei.portal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.hengwei.feedback.RatingView;
import org.hengwei.journal.JournalEntry;
import org.hengwei.requests.AnswerView;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A service request as its customer sees it: what was asked, how far it is and what he may do; no names of those who work on it,
 * no remarks of theirs.
 *
 * @param dueAt null before fulfilment begins and while the clock stands still
 * @param waitsForUs whether it waits for an answer of the customer
 * @param reason why it was refused, cancelled, taken back or reopened last
 * @param moves what the contact may do now
 * @param rating null while there is nothing to rate
 * @param progress what happened, of what is meant for customers; worded before it is handed out
 */
public record PortalRequest(
        String number,
        int version,
        String title,
        String description,
        RequestState state,
        @Nullable String item,
        @Nullable String itemName,
        @Nullable String itemNameEn,
        String project,
        @Nullable String requesterName,
        List<AnswerView> answers,
        List<Step> steps,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant dueAt,
        boolean late,
        boolean waitsForUs,
        @Nullable Instant fulfilledAt,
        @Nullable String result,
        @Nullable Instant closedAt,
        @Nullable String reason,
        int urgeCount,
        List<RequestMove> moves,
        @Nullable RatingView rating,
        @JsonIgnore List<JournalEntry> progress,
        List<PortalTicket.Comment> comments) {

    /** @param done whether it is done; of later ones nothing more is told */
    public record Step(
            String name,
            @Nullable String nameEn,
            boolean done,
            @Nullable Instant doneAt) {

        public String label(boolean chinese) {
            return chinese || nameEn == null ? name : nameEn;
        }
    }

    public @Nullable String itemLabel(boolean chinese) {
        return chinese || itemNameEn == null ? itemName : itemNameEn;
    }

    public boolean open(RequestMove move) {
        return moves.contains(move);
    }
}
