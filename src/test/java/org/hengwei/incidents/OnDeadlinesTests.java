package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.CalendarView;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Watch;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;

/** The watcher tells in time, and a calendar's change reaches the incident's own row. */
@RoomTest
@EnableScenarios
class OnDeadlinesTests {

    private static final Instant NINE = Instant.parse("2026-06-15T01:00:00Z");
    private static final As DESK = As.staff("od-agent", "OM_SUPERVISOR");
    private static final As ADMIN = As.staff("od-admin", "ADMINISTRATOR");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentQueue queue;

    @Autowired
    Calendars calendars;

    @Autowired
    Agreements agreements;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private void agreement(String project, String calendar) {
        SomeProjects.delivering(projects, project);
        ADMIN.run(() -> {
            var draft = agreements.draft(new DraftAgreement(
                    project,
                    null,
                    null,
                    List.of(project),
                    null,
                    calendar,
                    LocalDate.parse("2026-01-01"),
                    LocalDate.parse("2026-12-31"),
                    null,
                    null,
                    null,
                    null));
            agreements.commence(draft.number(), LocalDate.parse("2026-01-01"), "Wang", null);
        });
    }

    @Test
    @Requirement({"R188", "R193"})
    void whoeverHasItInHandIsWarnedAndTold(Scenario scenario) {
        clock.stop(NINE);
        agreement("OD-1", "7X24");
        ADMIN.run(() -> people.admit(AdmitPerson.staff("od-hands", "Hands", List.of("SECOND_LINE"), List.of())));
        var made = report("OD-1");
        var key = IncidentKey.of(made.number());
        DESK.run(() -> incidents.assign(key, new AssignIncident(null, null, "od-hands")));
        clock.move(Duration.ofHours(3).plusMinutes(30));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> told(), keys -> keys.contains("incidents.notice.near.RESOLUTION"))
                .andVerify(keys -> assertThat(keys).doesNotContain("incidents.notice.missed.RESOLUTION"));
        clock.move(Duration.ofHours(1));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> told(), keys -> keys.contains("incidents.notice.missed.RESOLUTION"))
                .andVerify(keys -> assertThat(keys)
                        .containsOnlyOnce("incidents.notice.near.RESOLUTION", "incidents.notice.missed.RESOLUTION"));
    }

    private IncidentView report(String project) {
        return DESK.get(() -> incidents.report(new ReportIncident(
                "Line is down",
                null,
                project,
                null,
                null,
                null,
                null,
                1,
                1,
                null,
                Channel.PHONE,
                null,
                null,
                null,
                null,
                null,
                List.of())));
    }

    private List<String> told() {
        return As.staff("od-hands")
                .get(() -> notices.inbox(false, null, 50).items().stream()
                        .map(NoticeView::key)
                        .toList());
    }

    @Test
    @Requirement({"H5", "H6"})
    void aCalendarThatChangesMovesTheDueTimeTheIncidentShows(Scenario scenario) {
        clock.stop(NINE);
        var hours = List.of(
                "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", "", "09:00-17:00");
        var calendar =
                ADMIN.get(() -> calendars.add(new CalendarView("OD-CAL", "a", "a", "Asia/Shanghai", true, hours, 1)));
        agreement("OD-2", "OD-CAL");
        var made = report("OD-2");
        assertThat(made.resolution().dueAt()).isEqualTo(NINE.plus(Duration.ofHours(4)));
        var shorter = new ArrayList<>(hours);
        shorter.set(0, "11:00-17:00");
        scenario.stimulate(() -> ADMIN.run(() -> calendars.edit(
                        new CalendarView("OD-CAL", "a", "a", "Asia/Shanghai", true, shorter, calendar.version()),
                        "Monday")))
                .andWaitForStateChange(
                        () -> DESK.get(() -> queue.find(IncidentKey.of(made.number()))
                                .resolution()
                                .dueAt()),
                        due -> due != null && due.equals(NINE.plus(Duration.ofHours(6))))
                .andVerify(due -> assertThat(due).isEqualTo(NINE.plus(Duration.ofHours(6))));
    }
}
