package org.hengwei.approvals;

import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens, signs, refuses and withdraws rounds of sign-off. The room of the subject hears {@link ApprovalEvent}. */
@Service
@Transactional
public class Approvals {

    private static final int LONGEST_COMMENT = 2_000;

    private final RoundRepository rounds;
    private final Access access;
    private final ApplicationEventPublisher events;

    Approvals(RoundRepository rounds, Access access, ApplicationEventPublisher events) {
        this.rounds = rounds;
        this.access = access;
        this.events = events;
    }

    /**
     * Opens a round on behalf of the subject's room, whose door has been asked already. Leading steps of the actor himself
     * count as signed by opening.
     *
     * @param title what is signed, in the words people know it by
     * @param href page of the thing signed
     * @param steps in the order of signing, each by another person (H17)
     * @throws Refused when a person would sign twice, there is no step, or a round on the subject is running
     */
    public RoundView open(Subject subject, String title, String href, Whereabouts where, List<Step> steps) {
        var actor = access.actor();
        new Checks()
                .that(!steps.isEmpty(), "steps", "approvals.refused.nobody")
                .that(steps.stream().noneMatch(step -> step.login().isBlank()), "steps", "approvals.refused.nobody")
                .that(
                        steps.stream().map(Step::login).distinct().count() == steps.size(),
                        "steps",
                        "approvals.refused.four-eyes")
                .refuse();
        var round = rounds.open(subject, title, href, where, steps, actor.login());
        events.publishEvent(new ApprovalEvent.Opened(
                subject,
                round.openedAt(),
                round.seq(),
                steps.stream().map(Step::login).toList()));
        if (steps.getFirst().login().equals(actor.login())) {
            signed(round.id(), subject, null);
        } else {
            announce(subject);
        }
        return view(subject);
    }

    /**
     * The actor signs the step that waits for him.
     *
     * @throws Refused when none waits for him
     */
    public RoundView agree(Subject subject, @Nullable String comment) {
        access.demand(ApprovalPermission.SIGN);
        new Checks().atMost(comment, LONGEST_COMMENT, "comment").refuse();
        signed(mine(subject).roundId(), subject, blankToNull(comment));
        return view(subject);
    }

    /**
     * The actor refuses to sign, which ends the round.
     *
     * @throws Refused without a reason, or when no step waits for him
     */
    public RoundView refuse(Subject subject, String reason) {
        access.demand(ApprovalPermission.SIGN);
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_COMMENT, "reason")
                .refuse();
        var step = mine(subject);
        var actor = access.actor();
        var now = rounds.decide(step, StepState.REFUSED, actor.name(), reason.strip());
        rounds.end(step.roundId(), RoundState.REFUSED);
        events.publishEvent(
                new ApprovalEvent.Refused(subject, now, step.role(), actor.login(), actor.name(), reason.strip()));
        announce(subject);
        return view(subject);
    }

    /**
     * Takes the running round back. Only who opened it, or the subject's room by its own rule.
     *
     * @throws Refused without a reason, or when no round is running
     */
    public RoundView withdraw(Subject subject, String reason) {
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_COMMENT, "reason")
                .refuse();
        var round = rounds.running(subject).orElseThrow(() -> Refused.conflict("approvals.refused.no-round"));
        if (!round.openedBy().equals(access.actor().login())) {
            access.demand(ApprovalPermission.DELEGATE);
        }
        var now = rounds.end(round.id(), RoundState.WITHDRAWN);
        events.publishEvent(new ApprovalEvent.Withdrawn(subject, now, reason.strip()));
        announce(subject);
        return view(subject);
    }

    /**
     * Lets a stand-in sign a step that is still open.
     *
     * @param place of the step, from 1
     * @throws Refused when the stand-in signs elsewhere in the round, or the step is done
     */
    public RoundView delegate(Subject subject, int place, String standIn) {
        var round = rounds.running(subject).orElseThrow(() -> Refused.conflict("approvals.refused.no-round"));
        var step = rounds.step(round.id(), place).orElseThrow(() -> Refused.conflict("approvals.refused.step-done"));
        if (!step.login().equals(access.actor().login())) {
            access.demand(ApprovalPermission.DELEGATE);
        }
        new Checks().present(standIn, "standIn").refuse();
        if (rounds.signers(round.id()).contains(standIn.strip())) {
            throw Refused.field("standIn", "approvals.refused.four-eyes");
        }
        var now = rounds.delegate(step, standIn.strip());
        events.publishEvent(new ApprovalEvent.Delegated(subject, now, step.role(), step.login(), standIn.strip()));
        announce(subject);
        return view(subject);
    }

    /** The newest round of the subject for whoever signs in it or may read it; refused as not found when there is none. */
    @Transactional(readOnly = true)
    public RoundView of(Subject subject) {
        var round = rounds.latest(subject).orElseThrow(() -> Refused.notFound(subject.code()));
        var me = access.actor().login();
        if (!round.openedBy().equals(me) && !rounds.signers(round.id()).contains(me)) {
            access.reveal(ApprovalPermission.READ, round.where(), subject);
        }
        return view(subject);
    }

    /** A round by its own number; refused as not found like its subject's. */
    @Transactional(readOnly = true)
    RoundView byNumber(String number) {
        return of(rounds.subjectOf(number).orElseThrow(() -> Refused.notFound(number)));
    }

    /** What waits for the actor's signature, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<RoundView> waitingForMe() {
        var me = access.demand(ApprovalPermission.SIGN).login();
        return rounds.waitingFor(me).stream().map(this::view).toList();
    }

    private void signed(long roundId, Subject subject, @Nullable String comment) {
        var actor = access.actor();
        var step = rounds.waiting(roundId, actor.login())
                .orElseThrow(() -> Refused.conflict("approvals.refused.not-yours"));
        var now = rounds.decide(step, StepState.AGREED, actor.name(), comment);
        var complete = !rounds.next(roundId);
        events.publishEvent(
                new ApprovalEvent.Agreed(subject, now, step.role(), actor.login(), actor.name(), comment, complete));
        if (complete) {
            rounds.end(roundId, RoundState.COMPLETED);
            var seq = rounds.latest(subject).orElseThrow().seq();
            events.publishEvent(new ApprovalEvent.Completed(subject, now, seq));
        }
        announce(subject);
    }

    private RoundRepository.OpenStep mine(Subject subject) {
        var round = rounds.running(subject).orElseThrow(() -> Refused.conflict("approvals.refused.no-round"));
        return rounds.waiting(round.id(), access.actor().login())
                .orElseThrow(() -> Refused.conflict("approvals.refused.not-yours"));
    }

    private RoundView view(Subject subject) {
        return rounds.view(subject, access.actor().login());
    }

    private void announce(Subject subject) {
        events.publishEvent(rounds.work(subject));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
