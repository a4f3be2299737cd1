package org.hengwei.feedback;

import java.time.Clock;
import java.util.List;
import org.hengwei.shared.Access;
import org.springframework.stereotype.Component;

/** A callback as pages and API show it. */
@Component
class CallbackViews {

    private final CallbackRepository repository;
    private final Access access;
    private final Clock clock;

    CallbackViews(CallbackRepository repository, Access access, Clock clock) {
        this.repository = repository;
        this.access = access;
        this.clock = clock;
    }

    /** As it stands in a list. */
    CallbackView line(Callback callback) {
        return view(callback, List.of(), List.of());
    }

    /** With its attempts, and what the caller may do. */
    CallbackView view(Callback callback) {
        var attempts = callback.row().getAttempts() == 0
                ? List.<CallbackView.Attempt>of()
                : repository.attempts(callback.row().getId());
        var open = callback.state() == CallbackState.DUE && access.may(FeedbackPermission.CALL, callback.place());
        var href = "/api/v1/callbacks/" + callback.code() + "/outcome";
        return view(
                callback,
                attempts,
                open ? List.of(new CallbackView.OpenMove("OUTCOME", href, List.of("reached"))) : List.of());
    }

    private CallbackView view(
            Callback callback, List<CallbackView.Attempt> attempts, List<CallbackView.OpenMove> moves) {
        var row = callback.row();
        var until = row.getDoneAt() == null ? clock.instant() : row.getDoneAt();
        return new CallbackView(
                callback.code(),
                row.getVersion(),
                row.getTicket(),
                row.getResolution(),
                row.getTitle(),
                row.getSolution(),
                row.getProject(),
                row.getCustomer(),
                row.getResolvedBy(),
                row.getRequesterName(),
                row.getRequesterPhone(),
                row.getResolvedAt(),
                row.getDueAt(),
                callback.state(),
                callback.state() != CallbackState.SUPERSEDED && until.isAfter(row.getDueAt()),
                row.getAttempts(),
                attempts,
                row.getDoneAt(),
                row.getCalledBy(),
                row.getReached(),
                row.getSolved(),
                row.getScore() == null ? null : Integer.valueOf(row.getScore()),
                row.getFullScore(),
                row.getComment(),
                row.getByCustomer(),
                moves);
    }
}
