package org.hengwei.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Watch;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.SomeProjects;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bad callback becomes a complaint, and an unanswered one climbs. */
@RoomTest
class CallbackToComplaintTests {

    private static final As AGENT = As.staff("cc-agent", "DESK_AGENT");
    private static final As HANDLER = As.staff("cc-handler", "OM_SUPERVISOR");
    private static final As DIRECTOR = As.staff("cc-director", "OPERATIONS_GM");
    private static final As QUALITY = As.staff("cc-quality", "QUALITY_MANAGER");

    @Autowired
    Incidents incidents;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Complaints complaints;

    @Autowired
    Notices notices;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @BeforeAll
    static void house(@Autowired CustomerProjects projects, @Autowired People people) {
        SomeProjects.delivering(projects, "CC-A");
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            for (var one : List.of(AGENT, HANDLER, DIRECTOR, QUALITY)) {
                var actor = one.actor();
                if (!people.exists(actor.login())) {
                    people.admit(
                            AdmitPerson.staff(actor.login(), actor.login(), List.copyOf(actor.roles()), List.of()));
                }
            }
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    @Test
    @Requirement({"R196", "R210", "R211", "R214"})
    void aScoreOfOneBecomesAComplaintGoesToTheDirectorAndClimbsWhenNobodyAnswers() {
        var incident = IncidentKey.of(HANDLER.get(() -> {
            var made = incidents.report(new ReportIncident(
                    "Video wall is black",
                    null,
                    "CC-A",
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
            incidents.accept(IncidentKey.of(made.number()));
            return incidents
                    .resolve(
                            IncidentKey.of(made.number()),
                            new ResolveIncident("Restarted", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30)))
                    .number();
        }));
        await().until(() -> !AGENT.get(() -> callbacks.of(incident)).isEmpty());
        var callback = AGENT.get(() -> callbacks.of(incident)).getFirst();
        AGENT.run(() -> callbacks.take(
                CallbackKey.of(callback.number()), new CallOutcome(true, true, 1, "Two hours without a picture")));

        await().until(() -> !ofProject().isEmpty());
        var complaint = ofProject().getFirst();
        assertThat(complaint.content()).contains("Two hours without a picture");
        assertThat(complaint.about()).isEqualTo(incident.code());
        var key = ComplaintKey.of(complaint.number());
        HANDLER.run(() -> complaints.grade(key, ComplaintGrade.MAJOR));
        assertThat(told(DIRECTOR)).contains("feedback.notice.complaint.graded.MAJOR");

        clock.set(Instant.now().plus(Duration.ofHours(13)));
        watch.look();
        await().untilAsserted(() ->
                assertThat(told(QUALITY)).anyMatch(notice -> notice.startsWith("feedback.notice.complaint.missed.")));
    }

    private List<ComplaintView> ofProject() {
        return QUALITY.get(() -> complaints
                .list(new ComplaintFilter(false, null, null, "CC-A", null), null, 10, false)
                .items());
    }

    private List<String> told(As who) {
        return who.get(() -> notices.inbox(false, null, 100).items().stream()
                .map(NoticeView::key)
                .toList());
    }
}
