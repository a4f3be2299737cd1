package org.hengwei.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
@RecordApplicationEvents
class DeadlinesTests {

    private static final As KEEPER = As.staff("keeper", "OM_MANAGER");

    @Autowired
    Deadlines deadlines;

    @Autowired
    Calendars calendars;

    @Autowired
    Watch watch;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    MockMvc mvc;

    private final Subject subject = new Subject("thing", "T-" + UUID.randomUUID());

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private DeadlineView promise(String calendar, String target, String start) {
        return access.byRule(
                "test",
                () -> deadlines.promise(new Promise(
                        subject, "RESOLUTION", calendar, Target.parse(target), at(start), List.of(50, 80))));
    }

    private long told(Class<? extends DeadlineEvent> kind) {
        return events.stream(kind)
                .filter(news -> news.subject().equals(subject))
                .count();
    }

    @Test
    void eachWarningAndTheMissAreToldOnceAndMadeUpWhenALookWasMissed() {
        clock.stop(at("2026-05-13T09:00"));
        promise("5X8", "PT4H", "2026-05-13T09:00");
        watch.look();
        assertThat(told(DeadlineEvent.Near.class)).isZero();
        clock.stop(at("2026-05-13T11:05"));
        watch.look();
        watch.look();
        assertThat(told(DeadlineEvent.Near.class)).isEqualTo(1);
        clock.stop(at("2026-05-15T09:00"));
        watch.look();
        watch.look();
        assertThat(told(DeadlineEvent.Near.class))
                .as("80 % is past once it is missed")
                .isEqualTo(1);
        assertThat(told(DeadlineEvent.Missed.class)).isEqualTo(1);
    }

    @Test
    @Requirement("H4")
    void aPausedClockIsSilentAndMovesItsDueTimeByWorkingTime() {
        clock.stop(at("2026-05-13T09:00"));
        promise("5X8", "PT4H", "2026-05-13T09:00");
        access.byRule("test", () -> deadlines.pause(subject, "RESOLUTION", at("2026-05-13T10:00"), "CUSTOMER"));
        clock.stop(at("2026-05-18T09:30"));
        watch.look();
        assertThat(told(DeadlineEvent.Missed.class)).isZero();
        var view = access.byRule("test", () -> deadlines.resume(subject, "RESOLUTION", at("2026-05-18T09:30")));
        assertThat(view.dueAt()).isEqualTo(at("2026-05-18T14:00"));
        assertThat(view.pausedFor()).isEqualTo(Duration.ofHours(23).plusMinutes(30));
    }

    @Test
    void nothingIsToldAfterItWasMetOrCancelled() {
        clock.stop(at("2026-05-13T09:00"));
        promise("7X24", "PT1H", "2026-05-13T09:00");
        access.byRule("test", () -> deadlines.meet(subject, "RESOLUTION", at("2026-05-13T09:30")));
        clock.stop(at("2026-05-14T09:00"));
        watch.look();
        assertThat(told(DeadlineEvent.Missed.class)).isZero();
        var met = deadlines.of(subject).getFirst();
        assertThat(met.state()).isEqualTo(DeadlineState.MET);
        assertThat(met.attained()).isTrue();
    }

    @Test
    @Requirement("H4")
    void aVoidedMeetingCountsAsNeverStoppedAndAClosureAsAPause() {
        clock.stop(at("2026-05-13T09:00"));
        promise("7X24", "PT10H", "2026-05-13T09:00");
        access.byRule("test", () -> deadlines.meet(subject, "RESOLUTION", at("2026-05-13T10:00")));
        var running = access.byRule("test", () -> deadlines.unmeet(subject, "RESOLUTION"));
        assertThat(running.dueAt()).isEqualTo(at("2026-05-13T19:00"));
        access.byRule("test", () -> deadlines.meet(subject, "RESOLUTION", at("2026-05-13T12:00")));
        var reopened = access.byRule(
                "test",
                () -> deadlines.reopen(
                        subject, "RESOLUTION", at("2026-05-13T13:00"), at("2026-05-15T13:00"), "reopened"));
        assertThat(reopened.dueAt()).isEqualTo(at("2026-05-15T19:00"));
        assertThat(reopened.pausedFor()).isEqualTo(Duration.ZERO);
    }

    @Test
    @Requirement("H5")
    void rebuildingKeepsThePausesAndTheEarlierPromise() {
        clock.stop(at("2026-05-13T09:00"));
        promise("7X24", "PT10H", "2026-05-13T09:00");
        access.byRule("test", () -> deadlines.pause(subject, "RESOLUTION", at("2026-05-13T10:00"), "VENDOR"));
        access.byRule("test", () -> deadlines.resume(subject, "RESOLUTION", at("2026-05-13T12:00")));
        var rebuilt = access.byRule(
                "test",
                () -> deadlines.rebuild(
                        new Promise(
                                subject,
                                "RESOLUTION",
                                "7X24",
                                Target.parse("PT4H"),
                                at("2026-05-13T08:00"),
                                List.of(80)),
                        "priority raised"));
        assertThat(rebuilt.dueAt()).isEqualTo(at("2026-05-13T14:00"));
        var earlier = deadlines.explain(subject).getFirst().earlier();
        assertThat(earlier).singleElement().satisfies(promise -> {
            assertThat(promise.target()).isEqualTo(Target.parse("PT10H"));
            assertThat(promise.dueAt()).isEqualTo(at("2026-05-13T21:00"));
            assertThat(promise.reason()).isEqualTo("priority raised");
        });
    }

    @Test
    @Requirement("H6")
    void nextYearsFileRebuildsWhatWasProvisional() {
        clock.stop(at("2027-12-30T09:00"));
        var provisional = promise("5X8", "P3D", "2027-12-30T09:00");
        assertThat(provisional.provisional()).isTrue();
        assertThat(provisional.dueAt()).isEqualTo(at("2028-01-04T09:00"));
        var file = "date,type,name\n2027-01-01,HOLIDAY,x\n2028-01-03,HOLIDAY,x\n2028-01-04,HOLIDAY,x\n";
        KEEPER.run(() -> calendars.loadHolidays(file.getBytes()));
        var rebuilt = deadlines.of(subject).getFirst();
        assertThat(rebuilt.provisional()).isFalse();
        assertThat(rebuilt.dueAt()).isEqualTo(at("2028-01-06T09:00"));
        assertThat(deadlines.explain(subject).getFirst().earlier()).hasSize(1);
    }

    @Test
    void holidaysOfThePublicDataSetAreReadToo() {
        var file = """
                {"year":2031,"papers":[],"days":[{"name":"x","date":"2031-01-01","isOffDay":true},
                 {"name":"x","date":"2031-01-04","isOffDay":false}]}
                """;
        KEEPER.run(() -> calendars.loadHolidays(file.getBytes()));
        assertThat(KEEPER.get(() -> calendars.holidays(2031)))
                .extracting(Holiday::kind)
                .containsExactly(SpecialDays.Kind.HOLIDAY, SpecialDays.Kind.MAKEUP_WORKDAY);
        assertThatThrownBy(() ->
                        KEEPER.run(() -> calendars.loadHolidays("date,type,name\n2031-13-01,HOLIDAY,x".getBytes())))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> As.staff("agent", "DESK_AGENT").run(() -> calendars.loadHolidays(new byte[0])))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("H6")
    void workingTimeAndDueOverTheApi() throws Exception {
        mvc.perform(get("/api/v1/calendars/5X8/working-time")
                        .param("from", "2026-09-30T09:00:00+08:00")
                        .param("to", "2026-10-12T09:00:00+08:00")
                        .with(KEEPER.request()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.workingTime").value("PT32H"));
        mvc.perform(get("/api/v1/calendars/5X8/due")
                        .param("from", "2026-09-30T17:00:00+08:00")
                        .param("target", "PT4H")
                        .with(KEEPER.request()))
                .andExpect(jsonPath("$.dueAt").value("2026-10-08T03:30:00Z"));
        mvc.perform(get("/api/v1/calendars/5X8/due")
                        .param("from", "yesterday")
                        .param("target", "PT4H")
                        .header("Accept-Language", "en")
                        .with(KEEPER.request()))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("from"));
    }

    @Test
    void pagesShow() throws Exception {
        mvc.perform(get("/calendars").with(KEEPER.request())).andExpect(status().isOk());
        mvc.perform(get("/calendars/5X8").with(KEEPER.request())).andExpect(status().isOk());
    }
}
