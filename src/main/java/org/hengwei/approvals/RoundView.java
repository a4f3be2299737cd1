package org.hengwei.approvals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A round of sign-off as it stands.
 *
 * @param seq which round of its subject, from 1
 * @param mayDecide whether the caller's signature is the one it waits for
 */
public record RoundView(
        Subject subject,
        int seq,
        String title,
        String href,
        RoundState state,
        String openedBy,
        Instant openedAt,
        @Nullable Instant endedAt,
        List<StepView> steps,
        boolean mayDecide,
        int version) {

    /** The signature it waits for. */
    public Optional<StepView> waiting() {
        return steps.stream().filter(step -> step.state() == StepState.WAITING).findFirst();
    }

    /** The signature of a role, whether made or not. */
    public Optional<StepView> step(String role) {
        return steps.stream().filter(step -> step.role().equals(role)).findFirst();
    }
}
