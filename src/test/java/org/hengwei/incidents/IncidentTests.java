package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.incidents.SomeIncidents.NINE;
import static org.hengwei.incidents.SomeIncidents.assigned;
import static org.hengwei.incidents.SomeIncidents.by;
import static org.hengwei.incidents.SomeIncidents.byHouse;
import static org.hengwei.incidents.SomeIncidents.closed;
import static org.hengwei.incidents.SomeIncidents.inProgress;
import static org.hengwei.incidents.SomeIncidents.paused;
import static org.hengwei.incidents.SomeIncidents.reported;
import static org.hengwei.incidents.SomeIncidents.resolved;
import static org.hengwei.incidents.SomeIncidents.solution;
import static org.hengwei.incidents.SomeIncidents.unclassified;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hengwei.Requirement;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The incident guards itself: plain objects, a fixed clock. */
class IncidentTests {

    @Test
    @Requirement({"H1", "R189"})
    void nobodyIsPutToWorkBeforeItIsClassified() {
        assertRefused(
                "incidents.refused.classify-first",
                () -> unclassified().assign(Tier.L1, null, new Person("li", "Li"), by("agent", 1)));
        assertRefused("incidents.refused.classify-first", () -> unclassified().accept(by("agent", 1)));
        assertRefused(
                "incidents.refused.classify-first", () -> unclassified().resolve(solution(), true, by("agent", 1)));
    }

    @Test
    @Requirement({"H1", "H8"})
    void classifyingSetsImpactUrgencyAndPriority() {
        var incident = unclassified();
        var news = incident.classify(1, 2, 1, new ClassifyIncident(1, 2, "NETWORK", "LAN", null), by("agent", 3));
        assertThat(news.priority()).isEqualTo("P1");
        assertThat(news.category()).isEqualTo("NETWORK");
        assertThat(incident.classified()).isTrue();
        assertThat(incident.status()).isEqualTo(IncidentStatus.NEW);
    }

    @Test
    @Requirement("H5")
    void thePriorityOfAClassifiedIncidentChangesOnlyWithAReason() {
        var incident = reported();
        assertRefused(
                "incidents.refused.priority-move",
                () -> incident.classify(4, 4, 4, new ClassifyIncident(4, 4, null, null, null), by("agent", 3)));
        var news = incident.changePriority(4, 4, 4, "Only one person is affected", by("agent", 3));
        assertThat(news.before()).isEqualTo("P2");
        assertThat(news.after()).isEqualTo("P4");
    }

    @Test
    @Requirement("H3")
    void theFirstAssignmentByAPersonIsTheResponse() {
        var incident = assigned();
        assertThat(incident.row().getRespondedAt()).isEqualTo(NINE.plus(Duration.ofMinutes(5)));
        incident.accept(by("li", 10));
        assertThat(incident.row().getRespondedAt()).isEqualTo(NINE.plus(Duration.ofMinutes(5)));
    }

    @Test
    @Requirement("H3")
    void anAssignmentByARuleOfTheHouseIsNoResponse() {
        var incident = reported();
        incident.assign(Tier.L1, "OM", null, byHouse(1));
        assertThat(incident.row().getRespondedAt()).isNull();
        incident.accept(by("li", 10));
        assertThat(incident.row().getRespondedAt()).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
    }

    @Test
    @Requirement("H3")
    void resolvingAnUnacceptedIncidentIsAlsoItsResponse() {
        var incident = reported();
        var news = incident.resolve(solution(), true, by("agent", 4));
        assertThat(incident.row().getRespondedAt()).isEqualTo(incident.row().getResolvedAt());
        assertThat(news.firstCall()).isTrue();
        assertThat(news.tier()).isEqualTo(Tier.DESK);
    }

    @Test
    @Requirement("R185")
    void deskFirstAndSecondLineAreTiersAndEscalationGoesUp() {
        var incident = inProgress();
        assertThat(incident.tier()).isEqualTo(Tier.L1);
        assertRefused(
                "incidents.refused.tier-not-above",
                () -> incident.escalate(Tier.L1, null, null, "Need help", by("li", 15)));
        var news = incident.escalate(Tier.L2, "NET", null, "Router firmware", by("li", 15));
        assertThat(news.from()).isEqualTo(Tier.L1);
        assertThat(incident.status()).isEqualTo(IncidentStatus.ASSIGNED);
        assertThat(incident.row().getAssignee()).isNull();
        assertThat(incident.row().getEscalationCount()).isEqualTo(1);
    }

    @Test
    @Requirement("R189")
    void hierarchicEscalationLeavesTheWorkWhereItIs() {
        var incident = inProgress();
        var news = incident.alarm("Customer is angry", by("li", 15));
        assertThat(news.kind()).isEqualTo(Escalation.HIERARCHIC);
        assertThat(incident.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void aRejectedDispatchGoesBackToTheDesk() {
        var incident = assigned();
        incident.reject("Not our system", by("li", 8));
        assertThat(incident.status()).isEqualTo(IncidentStatus.NEW);
        assertThat(incident.tier()).isEqualTo(Tier.DESK);
        assertThat(incident.row().getAssignee()).isNull();
        assertThat(incident.row().getRejectionCount()).isEqualTo(1);
    }

    @Test
    void aPauseIsCountedWhenItEnds() {
        var incident = paused();
        assertThat(incident.status()).isEqualTo(IncidentStatus.PAUSED);
        var news = incident.resume(by("li", 50));
        assertThat(news.pausedSeconds()).isEqualTo(1800);
        assertThat(incident.row().getPausedSeconds()).isEqualTo(1800);
        assertThat(incident.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
    }

    @Test
    void resolvingAPausedIncidentEndsThePause() {
        var incident = paused();
        incident.resolve(solution(), true, by("li", 30));
        assertThat(incident.row().getPausedSeconds()).isEqualTo(600);
        assertThat(incident.row().getPausedAt()).isNull();
    }

    @Test
    @Requirement({"H4", "R190"})
    void nothingClosesBeforeItsCallback() {
        var incident = resolved();
        assertRefused("incidents.refused.callback-first", () -> incident.close(null, by("agent", 70)));
        incident.confirm(Confirmation.UNREACHABLE, 1, by("agent", 75));
        incident.close("Not reached", by("agent", 80));
        assertThat(incident.status()).isEqualTo(IncidentStatus.CLOSED);
    }

    @Test
    @Requirement("H4")
    void reopeningAResolvedIncidentVoidsTheResolution() {
        var incident = resolved();
        var news = incident.reopen("Still broken", by("agent", 90));
        assertThat(news.voided()).isEqualTo(1);
        assertThat(incident.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(incident.row().getResolvedAt()).isNull();
        assertThat(incident.row().getPausedSeconds()).isZero();
        assertThat(incident.row().getReopenCount()).isEqualTo(1);
        var again = incident.resolve(solution(), true, by("li", 120));
        assertThat(again.resolution()).isEqualTo(2);
        assertThat(incident.row().getResolvedAt()).isEqualTo(NINE.plus(Duration.ofMinutes(120)));
    }

    @Test
    @Requirement("H4")
    void reopeningAClosedIncidentIsAPauseFromClosureToReopening() {
        var incident = closed();
        var news = incident.reopen("It came back", by("agent", 150));
        assertThat(news.voided()).isNull();
        assertThat(incident.row().getPausedSeconds())
                .isEqualTo(Duration.ofMinutes(60).toSeconds());
        assertThat(incident.confirmed()).isFalse();
    }

    @Test
    @Requirement("H4")
    void aCallbackConfirmsOnlyTheResolutionThatStands() {
        var incident = resolved();
        incident.reopen("Still broken", by("agent", 70));
        incident.resolve(solution(), true, by("li", 80));
        assertRefused(
                "incidents.refused.other-resolution", () -> incident.confirm(Confirmation.SOLVED, 1, by("agent", 90)));
    }

    @Test
    void aDuplicateIsCancelledWithItsOriginal() {
        var incident = reported();
        assertRefused("incidents.refused.own-duplicate", () -> incident.cancel("Same", incident.id(), by("agent", 2)));
        var news = incident.cancel("Same", 7L, by("agent", 2));
        assertThat(news.duplicateOf()).isEqualTo("INC-000007");
        assertThat(incident.status()).isEqualTo(IncidentStatus.CANCELLED);
    }

    @Test
    @Requirement("H2")
    void aReportMayBeBackDatedButNeverIntoTheFuture() {
        var incident = reported();
        var facts = new CorrectIncident(null, null, null, null, null, NINE.minusSeconds(600), "Mail came at 8:50");
        assertThat(incident.correct(facts, "Mail came at 8:50", by("agent", 5)).changes())
                .singleElement()
                .asString()
                .startsWith("openedAt");
        assertThat(incident.row().getRecordedAt()).isEqualTo(NINE);
        var future = new CorrectIncident(null, null, null, null, null, NINE.plusSeconds(60), "?");
        assertThatThrownBy(() -> incident.correct(future, "?", by("agent", 5))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(IncidentStatus.class)
    @Requirement({"H1", "R190"})
    void aMoveIsRefusedInEveryStateItDoesNotStartFrom(IncidentStatus status) {
        for (var move : IncidentMove.values()) {
            var obstacles = IncidentRules.obstacles(ready(status, move), move);
            assertThat(obstacles.isEmpty())
                    .as(move + " from " + status)
                    .isEqualTo(move.from().contains(status));
        }
    }

    /** With what the move needs besides the state. */
    private static Incident ready(IncidentStatus status, IncidentMove move) {
        var incident = SomeIncidents.in(status);
        switch (move) {
            case DETACHMENT -> incident.row().setParent(7L);
            case CASCADE -> incident.row().setChildCount(2);
            case DEMOTION -> incident.row().setMajor(true);
            case DISPATCH -> incident.row().setTakenAt(NINE);
            case REVIEW -> incident.row().setReviewDueAt(NINE);
            default -> {}
        }
        return incident;
    }

    @Test
    void aMoveBesidesTheStraightLifeNeedsMoreThanTheState() {
        for (var move : Set.of(IncidentMove.DETACHMENT, IncidentMove.DEMOTION)) {
            assertThat(IncidentRules.obstacles(reported(), move))
                    .as(move.name())
                    .hasSize(1);
        }
        assertThat(IncidentRules.obstacles(resolved(), IncidentMove.CASCADE)).hasSize(1);
        assertThat(IncidentRules.obstacles(resolved(), IncidentMove.REVIEW)).hasSize(1);
    }

    @Test
    @Requirement({"H1", "R190"})
    void noIncidentVanishes() {
        for (var status : IncidentStatus.values()) {
            assertThat(status.next().isEmpty()).as(status.name()).isEqualTo(status == IncidentStatus.CANCELLED);
        }
        assertThat(IncidentStatus.RESOLVED.next()).isEqualTo(Set.of(IncidentStatus.CLOSED, IncidentStatus.IN_PROGRESS));
    }

    /** Writes {@code docs/incident-life.md}, so that the handbook's diagram is the code's. */
    @Test
    @Requirement("H1")
    void theLifeIsDrawn() throws IOException {
        var text = new StringBuilder("""
                # The life of an incident

                Drawn from the code by `IncidentTests`; moves that change facts only are left out.

                ```mermaid
                stateDiagram-v2
                    [*] --> NEW: REPORT
                """);
        for (var move : IncidentMove.values()) {
            for (var from : move.from()) {
                if (move.to(from) != from || move == IncidentMove.ASSIGNMENT) {
                    text.append("    %s --> %s: %s\n".formatted(from, move.to(from), move));
                }
            }
        }
        for (var from : IncidentMove.ASSIGNMENT.from()) {
            text.append("    %s --> ASSIGNED: ESCALATION\n".formatted(from));
        }
        text.append("    CLOSED --> [*]\n    CANCELLED --> [*]\n```\n");
        Files.createDirectories(Path.of("docs"));
        Files.writeString(Path.of("docs/incident-life.md"), text);
        assertThat(text).contains("RESOLVED --> CLOSED: CLOSURE");
    }

    private static void assertRefused(String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
