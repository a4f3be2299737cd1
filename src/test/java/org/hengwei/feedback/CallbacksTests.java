package org.hengwei.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.Confirmation;
import org.hengwei.incidents.IncidentEvent;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole way from a resolution to what the customer says of it. */
@RoomTest
class CallbacksTests {

    private static final As AGENT = As.staff("fb-agent", "DESK_AGENT");
    private static final As HANDLER = As.staff("fb-li", "OM_SUPERVISOR");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Callbacks callbacks;

    @Autowired
    OnIncidents listener;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    @Autowired
    DSLContext db;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects) {
        SomeProjects.delivering(projects, "FB-A", "FB-B", "FB-C", "FB-D", "FB-E", "FB-F", "FB-G", "FB-H");
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R194", "R195", "R190", "H4"})
    void eachResolutionIsCalledBackWithin24HoursByWallClock() throws Exception {
        var incident = resolved("FB-A");
        var callback = callbackOf(incident, 1);
        assertThat(callback.dueAt()).isEqualTo(incident.resolvedAt().plus(Duration.ofHours(24)));
        assertThat(callback.state()).isEqualTo(CallbackState.DUE);
        var after = AGENT.get(() -> callbacks.take(key(callback), new CallOutcome(true, true, 5, "Quick")));
        assertThat(after.state()).isEqualTo(CallbackState.DONE);
        assertThat(after.late()).isFalse();
        var closed = look(incident);
        assertThat(closed.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(closed.confirmation()).isEqualTo(Confirmation.SOLVED);
    }

    @Test
    @Requirement({"R196", "H4"})
    void notSolvedVoidsTheResolutionAndTheNextIsCalledBackAgain() throws Exception {
        var incident = resolved("FB-B");
        var first = callbackOf(incident, 1);
        AGENT.get(() -> callbacks.take(key(first), new CallOutcome(true, false, 1, "Still no mail")));
        var open = look(incident);
        assertThat(open.status()).isEqualTo(IncidentStatus.IN_PROGRESS);
        assertThat(open.resolvedAt()).isNull();
        assertThat(open.resolution().pausedFor()).isZero();
        assertThat(open.resolutions().getFirst().voidedReason()).isEqualTo("Still no mail");
        HANDLER.run(() -> incidents.resolve(keyOf(incident), solution()));
        var second = callbackOf(incident, 2);
        AGENT.get(() -> callbacks.take(key(second), new CallOutcome(true, true, null, null)));
        assertThat(look(incident).status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(fact(second, "score")).isNull();
        assertThat(fact(second, "full_score")).isNull();
        assertThat(fact(first, "voided")).isEqualTo(true);
        assertThat(fact(first, "within_24h")).isEqualTo(true);
    }

    @Test
    @Requirement("H4")
    void threeAttemptsWithoutAnAnswerLetTheIncidentClose() throws Exception {
        var incident = resolved("FB-C");
        var callback = callbackOf(incident, 1);
        var nobody = new CallOutcome(false, null, null, "No answer");
        AGENT.run(() -> {
            callbacks.take(key(callback), nobody);
            callbacks.take(key(callback), nobody);
            assertThatThrownBy(() -> incidents.close(keyOf(incident), null)).isInstanceOf(Refused.class);
            assertThat(callbacks.take(key(callback), nobody).state()).isEqualTo(CallbackState.UNREACHED);
            assertThat(callbacks.find(key(callback)).attempts()).hasSize(3);
            assertThat(incidents.close(keyOf(incident), null).status()).isEqualTo(IncidentStatus.CLOSED);
        });
        assertThat(fact(callback, "within_24h")).isEqualTo(false);
    }

    @Test
    @Requirement("R195")
    void aLateCallIsCountedLate() throws Exception {
        var incident = resolved("FB-D");
        var callback = callbackOf(incident, 1);
        clock.move(Duration.ofHours(24).plusMinutes(1));
        assertThat(AGENT.get(() -> callbacks.find(key(callback))).late()).isTrue();
        AGENT.get(() -> callbacks.take(key(callback), new CallOutcome(true, true, 4, null)));
        assertThat(fact(callback, "within_24h")).isEqualTo(false);
    }

    @Test
    @Requirement("R196")
    void nobodyCallsBackATicketHeHandled() throws Exception {
        var incident = resolved("FB-E");
        var callback = callbackOf(incident, 1);
        HANDLER.run(() -> {
            assertThatThrownBy(() -> callbacks.take(key(callback), new CallOutcome(true, true, 5, null)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
            assertThat(callbacks.obstacle(key(callback))).isEqualTo("feedback.refused.handled-it");
        });
    }

    @Test
    void whoWasNotReachedCannotHaveAnswered() throws Exception {
        var callback = callbackOf(resolved("FB-F"), 1);
        AGENT.run(() -> {
            for (var wrong : List.of(
                    new CallOutcome(null, null, null, null),
                    new CallOutcome(true, null, null, null),
                    new CallOutcome(true, true, 6, null),
                    new CallOutcome(false, true, null, null),
                    new CallOutcome(false, null, 5, null))) {
                assertThatThrownBy(() -> callbacks.take(key(callback), wrong)).isInstanceOf(Refused.class);
            }
        });
    }

    @Test
    void newsHeardTwiceMakesOneCallback() throws Exception {
        var incident = resolved("FB-G");
        callbackOf(incident, 1);
        var resolution = incident.resolutions().getFirst();
        listener.on(new IncidentEvent.Resolved(
                new org.hengwei.shared.Subject("incident", incident.number()),
                resolution.resolvedAt(),
                resolution.solution(),
                resolution.closureCode(),
                resolution.cause(),
                30,
                resolution.tier(),
                resolution.resolvedBy(),
                1,
                false,
                true,
                incident.project(),
                null,
                null));
        assertThat(AGENT.get(() -> callbacks.of(keyOf(incident)))).hasSize(1);
    }

    @Test
    void aResolutionVoidedByHandNeedsNoCall() throws Exception {
        var incident = resolved("FB-H");
        var callback = callbackOf(incident, 1);
        HANDLER.run(() -> incidents.reopen(keyOf(incident), "Alarm came back"));
        await(() -> AGENT.get(() -> callbacks.find(key(callback))).state() == CallbackState.SUPERSEDED);
    }

    private IncidentView resolved(String project) {
        return HANDLER.get(() -> {
            var made = incidents.report(new ReportIncident(
                    "Mail is stuck",
                    null,
                    project,
                    null,
                    null,
                    "Wang",
                    "139",
                    2,
                    2,
                    null,
                    Channel.PHONE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of()));
            incidents.accept(keyOf(made));
            return incidents.resolve(keyOf(made), solution());
        });
    }

    private static ResolveIncident solution() {
        return new ResolveIncident("Restarted the relay", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30));
    }

    private IncidentView look(IncidentView incident) {
        return AGENT.get(() -> queue.find(keyOf(incident)));
    }

    private CallbackView callbackOf(IncidentView incident, int resolution) throws InterruptedException {
        await(() -> AGENT.get(() -> callbacks.of(keyOf(incident)).size() >= resolution));
        return AGENT.get(() -> callbacks.of(keyOf(incident))).get(resolution - 1);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        var until = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(until);
            Thread.sleep(20);
        }
    }

    private Object fact(CallbackView callback, String column) {
        return db.fetchValue(
                "SELECT " + column + " FROM feedback.fact_callback WHERE subject = ?", "callback:" + callback.number());
    }

    private static IncidentKey keyOf(IncidentView incident) {
        return IncidentKey.of(incident.number());
    }

    private static CallbackKey key(CallbackView callback) {
        return CallbackKey.of(callback.number());
    }
}
