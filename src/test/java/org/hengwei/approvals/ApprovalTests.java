package org.hengwei.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rounds on a thing no room here knows. */
@RoomTest
@Requirement("H17")
class ApprovalTests {

    static final As ANN = As.staff("a-ann", "QUALITY_ENGINEER");
    static final As BEN = As.staff("a-ben", "QUALITY_MANAGER");
    static final As CAI = As.staff("a-cai", "GENERAL_MANAGER");
    static final As DAN = As.staff("a-dan", "DEPUTY_MANAGER");

    @Autowired
    Approvals approvals;

    @Test
    void stepsAreSignedInOrderEachByAnother() {
        var subject = opened("T-1");
        assertThat(ANN.get(() -> approvals.of(subject))
                        .step(Step.AUTHOR)
                        .orElseThrow()
                        .state())
                .isEqualTo(StepState.AGREED);
        refused("approvals.refused.not-yours", () -> CAI.run(() -> approvals.agree(subject, null)));
        assertThat(BEN.get(() -> approvals.waitingForMe()))
                .extracting(RoundView::subject)
                .contains(subject);
        BEN.run(() -> approvals.agree(subject, null));
        var done = CAI.get(() -> approvals.agree(subject, "同意"));
        assertThat(done.state()).isEqualTo(RoundState.COMPLETED);
        assertThat(done.step(Step.APPROVER).orElseThrow().comment()).isEqualTo("同意");
        refused("approvals.refused.no-round", () -> CAI.run(() -> approvals.agree(subject, null)));
    }

    @Test
    void onePersonInTwoStepsIsRefused() {
        refused(
                "approvals.refused.four-eyes",
                () -> ANN.run(() -> approvals.open(
                        new Subject("thing", "T-2"),
                        "T-2",
                        "/",
                        Whereabouts.nowhere(),
                        List.of(new Step(Step.AUTHOR, "a-ann"), new Step(Step.APPROVER, "a-ann")))));
    }

    @Test
    void twoRoundsDoNotRunAtOnceAndARefusedOneStays() {
        var subject = opened("T-3");
        refused("approvals.refused.running", () -> opened("T-3"));
        BEN.run(() -> approvals.refuse(subject, "缺少目标"));
        assertThat(ANN.get(() -> approvals.of(subject)).state()).isEqualTo(RoundState.REFUSED);
        opened("T-3");
        assertThat(ANN.get(() -> approvals.of(subject)).seq()).isEqualTo(2);
        ANN.run(() -> approvals.withdraw(subject, "再改"));
        assertThat(ANN.get(() -> approvals.of(subject)).state()).isEqualTo(RoundState.WITHDRAWN);
    }

    @Test
    void aStandInSignsInTheNameOfNobodyElse() {
        var subject = opened("T-4");
        refused("approvals.refused.four-eyes", () -> BEN.run(() -> approvals.delegate(subject, 2, "a-cai")));
        refused("shared.refused.forbidden", () -> ANN.run(() -> approvals.delegate(subject, 2, "a-dan")));
        var round = BEN.get(() -> approvals.delegate(subject, 2, "a-dan"));
        assertThat(round.waiting().orElseThrow().delegatedBy()).isEqualTo("a-ben");
        refused("approvals.refused.not-yours", () -> BEN.run(() -> approvals.agree(subject, null)));
        DAN.run(() -> approvals.agree(subject, null));
        var stranger = As.staff("a-eve", "FIRST_LINE");
        assertThatThrownBy(() -> stranger.run(() -> approvals.of(subject))).isInstanceOf(Refused.class);
    }

    private Subject opened(String code) {
        var subject = new Subject("thing", code);
        ANN.run(() -> approvals.open(
                subject,
                code,
                "/things/" + code,
                Whereabouts.nowhere(),
                List.of(
                        new Step(Step.AUTHOR, "a-ann"),
                        new Step(Step.REVIEWER, "a-ben"),
                        new Step(Step.APPROVER, "a-cai"))));
        return subject;
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.key()).isEqualTo(key));
    }
}
