package org.hengwei.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
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
import org.jooq.DSLContext;
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

    @Autowired
    DSLContext db;

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
    void theWarningOfASplitDayComesInWorkingTime() {
        clock.stop(at("2026-05-13T09:00"));
        promise("5X8", "PT8H", "2026-05-13T09:00");
        clock.stop(at("2026-05-13T14:29"));
        watch.look();
        assertThat(told(DeadlineEvent.Near.class)).as("3 h 59 min of 8 h").isZero();
        clock.stop(at("2026-05-13T14:30"));
        watch.look();
        assertThat(told(DeadlineEvent.Near.class)).isEqualTo(1);
    }

    @Test
    void clocksOfOneSubjectAreIndependent() {
        clock.stop(at("2026-05-13T09:00"));
        access.byRule(
                "test",
                () -> deadlines.promiseAll(List.of(
                        new Promise(
                                subject, "RESPONSE", "7X24", Target.parse("PT1H"), at("2026-05-13T09:00"), List.of()),
                        new Promise(
                                subject,
                                "RESOLUTION",
                                "7X24",
                                Target.parse("PT4H"),
                                at("2026-05-13T09:00"),
                                List.of()))));
        access.byRule("test", () -> deadlines.meet(subject, "RESPONSE", at("2026-05-13T09:20")));
        access.byRule("test", () -> deadlines.cancel(subject, "RESOLUTION", at("2026-05-13T10:00")));
        clock.stop(at("2026-05-20T09:00"));
        watch.look();
        assertThat(told(DeadlineEvent.Missed.class)).isZero();
        assertThat(deadlines.of(subject))
                .extracting(DeadlineView::state)
                .containsExactly(DeadlineState.MET, DeadlineState.CANCELLED);
    }

    @Test
    void oneThatCannotBeToldDoesNotSilenceTheOthers() {
        clock.stop(at("2026-05-13T09:00"));
        var broken = new Subject("thing", "B-" + UUID.randomUUID());
        access.byRule(
                "test",
                () -> deadlines.promise(new Promise(
                        broken, "RESOLUTION", "7X24", Target.parse("PT1H"), at("2026-05-13T08:00"), List.of())));
        db.execute("UPDATE deadlines.deadline SET target = 'nonsense' WHERE subject = ?", broken.toString());
        promise("7X24", "PT1H", "2026-05-13T09:00");
        clock.stop(at("2026-05-13T11:00"));
        watch.look();
        assertThat(told(DeadlineEvent.Missed.class)).isEqualTo(1);
        db.execute("UPDATE deadlines.deadline SET target = 'PT1H' WHERE subject = ?", broken.toString());
        clock.stop(at("2026-05-13T12:00"));
        watch.look();
        assertThat(events.stream(DeadlineEvent.Missed.class)
                        .filter(news -> news.subject().equals(broken)))
                .as("tried again later")
                .hasSize(1);
    }

    @Test
    @Requirement("H6")
    void aNoticeThatNamesDaysOfTheDecemberBeforeLeavesThatYearWhole() {
        KEEPER.run(() -> {
            var before = calendars.holidays(2025).size();
            calendars.loadHolidays("date,type,name\n2040-12-30,MAKEUP_WORKDAY,x\n2041-01-01,HOLIDAY,x\n".getBytes());
            calendars.loadHolidays("date,type,name\n2025-12-31,HOLIDAY,x\n2026-12-30,HOLIDAY,x\n".getBytes());
            assertThat(calendars.holidays(2025)).hasSize(before + 1);
            assertThat(calendars.knows(2040)).isFalse();
            assertThat(calendars.knows(2041)).isTrue();
            assertThat(calendars.knows(2026)).isTrue();
        });
        db.execute("DELETE FROM deadlines.special_day WHERE day IN ('2025-12-31', '2026-12-30')");
    }

    @Test
    @Requirement("H5")
    void editingACalendarRecomputesWhatRunsAndKeepsTheEarlierPromise() {
        clock.stop(at("2026-05-13T09:00"));
        var hours = List.of(
                "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", "", "09:00-17:00");
        var code = "T" + Math.abs(subject.hashCode() % 1_000_000);
        var made = KEEPER.get(() -> calendars.add(new CalendarView(code, "a", "a", "Asia/Shanghai", true, hours, 1)));
        promise(code, "PT10H", "2026-05-13T09:00");
        assertThat(deadlines.of(subject).getFirst().dueAt()).isEqualTo(at("2026-05-14T11:00"));
        KEEPER.run(() -> {
            assertThat(calendars.running(code)).isEqualTo(1);
            var longer = new java.util.ArrayList<>(hours);
            longer.set(2, "09:00-20:00");
            var edited = new CalendarView(code, "a", "a", "Asia/Shanghai", true, longer, made.version());
            calendars.edit(edited, "Wednesdays are longer");
            assertThatThrownBy(() -> calendars.edit(edited, "again")).isInstanceOf(Refused.class);
        });
        assertThat(deadlines.of(subject).getFirst().dueAt()).isEqualTo(at("2026-05-13T19:00"));
        assertThat(deadlines.explain(subject).getFirst().earlier())
                .singleElement()
                .satisfies(earlier -> {
                    assertThat(earlier.dueAt()).isEqualTo(at("2026-05-14T11:00"));
                    assertThat(earlier.reason()).isEqualTo("Wednesdays are longer");
                    assertThat(earlier.actor()).isEqualTo("keeper");
                });
    }

    @Test
    void theCalculationAddsUp() {
        clock.stop(at("2026-05-13T09:00"));
        promise("5X8", "PT12H", "2026-05-13T09:00");
        access.byRule("test", () -> deadlines.pause(subject, "RESOLUTION", at("2026-05-13T10:00"), "CUSTOMER"));
        access.byRule("test", () -> deadlines.resume(subject, "RESOLUTION", at("2026-05-13T11:00")));
        var explanation = deadlines.explain(subject).getFirst();
        assertThat(explanation.promised()).isEqualTo(Duration.ofHours(12));
        assertThat(explanation.days().stream().map(Explanation.Day::counted).reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(12));
        assertThat(explanation.days().getFirst().paused()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aThousandPromisesTakeLittleTime() {
        var promises = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> new Promise(
                        new Subject("thing", "M-" + i + "-" + UUID.randomUUID()),
                        "RESOLUTION",
                        "5X8",
                        Target.parse("PT72H"),
                        at("2026-05-13T09:00"),
                        List.of(80)))
                .toList();
        assertThat(access.byRule("test", () -> deadlines.promiseAll(promises))).hasSize(1_000);
    }

    @Test
    void pagesShow() throws Exception {
        for (var page : List.of(
                "/calendars",
                "/calendars?year=2050",
                "/calendars/new",
                "/calendars/5X8",
                "/calendars/5X8/year/2026",
                "/calendars/5X8/trial?from=2026-05-13T09:00&target=P3D",
                "/deadlines/calendar/5X8")) {
            mvc.perform(get(page).with(KEEPER.speaking("en").request()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("[deadlines."))))
                    .andExpect(content().string(containsString("<")));
        }
        mvc.perform(get("/calendars/5X8/year/2026").with(KEEPER.speaking("en").request()))
                .andExpect(content().string(containsString("make-up workday")));
        mvc.perform(get("/api/v1/calendars/5X8/days?year=2026").with(KEEPER.request()))
                .andExpect(jsonPath("$[9].kind").value("CLOSED"))
                .andExpect(jsonPath("$.length()").value(365));
    }

    @Test
    void aCalendarIsAddedFromThePageAndARefusedOneKeepsWhatWasTyped() throws Exception {
        var code = "P" + Math.abs(subject.hashCode() % 1_000_000);
        mvc.perform(newCalendar(code, "08:00-12:00, 11:00-13:00"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("08:00-12:00, 11:00-13:00")));
        mvc.perform(newCalendar(code, "08:00-12:00, 13:00-17:00")).andExpect(status().isSeeOther());
        mvc.perform(get("/calendars/" + code).with(KEEPER.request())).andExpect(status().isOk());
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder newCalendar(
            String code, String monday) {
        return post("/calendars")
                .with(KEEPER.request())
                .with(csrf())
                .param("code", code)
                .param("nameZh", "a")
                .param("nameEn", "a")
                .param("zone", "Asia/Shanghai")
                .param("hours", monday, "", "", "", "", "", "", "");
    }
}
