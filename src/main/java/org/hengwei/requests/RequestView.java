package org.hengwei.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as its reader may see it.
 *
 * @param itemEdition the edition it was made from, whose form and tasks it keeps
 * @param priority null until somebody says how urgent it is; the agreement's usual one counts then
 * @param agreement the agreement whose target it was promised by; null when it was the item's own
 * @param target what was promised, e.g. {@code P3D} or {@code PT4H}; null before fulfilment begins
 * @param calendar in which the target counts
 * @param dueAt until when it is to be fulfilled; null before fulfilment begins and while the clock stands still
 * @param provisional whether the due time reaches a year whose holidays are not known yet
 * @param late whether it was, or is by now, fulfilled later than due
 * @param fulfilments how often it was fulfilled
 * @param confirmed whether somebody of the customer closed it
 * @param reason why it was rejected, cancelled, taken back or reopened last
 * @param approval whether a round of approval was ever opened
 * @param moves what the caller may do now
 */
public record RequestView(
        String number,
        int version,
        String title,
        String description,
        RequestState state,
        @Nullable String item,
        @Nullable Integer itemEdition,
        @Nullable String itemName,
        @Nullable String itemNameEn,
        String project,
        @Nullable String customer,
        @Nullable String department,
        @Nullable String service,
        RequestChannel channel,
        @Nullable String requester,
        @Nullable String requesterName,
        @Nullable String requesterPhone,
        String reporter,
        String reporterName,
        @Nullable String assignee,
        @Nullable String assigneeName,
        List<AnswerView> answers,
        List<TaskView> tasks,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant approvedAt,
        @Nullable String priority,
        @Nullable String agreement,
        @Nullable Integer agreementEdition,
        @Nullable String target,
        @Nullable String calendar,
        @Nullable Instant dueAt,
        boolean provisional,
        boolean late,
        @Nullable Instant pausedAt,
        @Nullable String pauseReason,
        @Nullable String pauseNote,
        @Nullable Instant fulfilledAt,
        @Nullable String fulfilledBy,
        @Nullable String result,
        int fulfilments,
        @Nullable Instant closedAt,
        @Nullable Boolean confirmed,
        @Nullable String reason,
        int reopenCount,
        int urgeCount,
        List<Urging> urgings,
        boolean approval,
        List<OpenMove> moves) {

    /** Somebody wanted it done faster; newest first. */
    public record Urging(
            Instant at,
            String by,
            UrgingSide side,
            @Nullable String note) {}

    /** Whether it waits for an answer of the customer. */
    public boolean waitsForCustomer() {
        return state == RequestState.PENDING && RequestViews.CUSTOMER.equals(pauseReason);
    }

    /** A move of its life open to the caller. */
    public record OpenMove(String name, String href, List<String> requires) {}

    public @Nullable String itemLabel(boolean chinese) {
        return chinese || itemNameEn == null ? itemName : itemNameEn;
    }

    public boolean open(RequestMove move) {
        return moves.stream().anyMatch(one -> one.name().equals(move.name()));
    }
}
