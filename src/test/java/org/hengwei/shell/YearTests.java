package org.hengwei.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.YearStage;
import org.hengwei.shared.YearStage.Line;
import org.hengwei.shared.YearStage.Stage;
import org.hengwei.shared.YearStage.Standing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The year's round on the home page. */
@RoomTest
class YearTests {

    private static final As MANAGER = As.staff("year-manager", "GENERAL_MANAGER");
    private static final As DESK = As.staff("year-desk", "DESK_AGENT", "COMMERCE");
    private static final As GUEST = As.contact("year-guest", "C-NOBODY");

    @Autowired
    List<YearStage> rooms;

    @Autowired
    CustomerBook book;

    @Autowired
    Complaints complaints;

    @Autowired
    MovableClock clock;

    @Autowired
    Monitoring monitoring;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    CompanyZone zone;

    @Autowired
    MockMvc mvc;

    @Test
    @Requirement("R110")
    void allFourStagesStandThereInBothLanguages() throws Exception {
        assertThat(page(MANAGER)).contains("策划", "实施", "检查", "改进", "已了结的客户投诉");
        assertThat(page(MANAGER.speaking("en")))
                .contains("Annual plans issued", "Planned work done", "Complaints settled");
        mvc.perform(get("/year").with(GUEST.request())).andExpect(status().isForbidden());
    }

    @Test
    @Requirement("R110")
    void aComplaintNotYetSettledIsSeenInTheStage() {
        var before = complaints(MANAGER);
        var customer = DESK.get(() -> book.add(
                new CustomerFacts(null, "Year " + System.nanoTime(), null, null, null, null, null, null, true)));
        DESK.run(() -> complaints.receive(new ReceiveComplaint(
                "Late again", "Twice", ComplaintChannel.PHONE, customer.code(), null, null, null, null, null, null)));
        var after = complaints(MANAGER);
        assertThat(after.all()).isEqualTo(before.all() + 1);
        assertThat(after.done()).isEqualTo(before.done());
    }

    @Test
    void oneLateLineMakesTheStageLateAndNothingIsNotDone() {
        assertThat(new Line(Stage.ACT, "k", "/", 3, 4, 1).standing()).isEqualTo(Standing.LATE);
        assertThat(new Line(Stage.ACT, "k", "/", 3, 4, 0).standing()).isEqualTo(Standing.RUNNING);
        assertThat(new Line(Stage.ACT, "k", "/", 4, 4, 0).standing()).isEqualTo(Standing.DONE);
        assertThat(new Line(Stage.ACT, "k", "/", 0, 0, 0).standing()).isEqualTo(Standing.NOTHING);
    }

    @Test
    @Requirement({"R6", "R110"})
    void programsSeeTheRoundInTheirLanguage() throws Exception {
        var told = mvc.perform(get("/api/v1/year").with(MANAGER.request()).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(told).contains("\"stage\":\"PLAN\"", "\"stage\":\"ACT\"", "\"late\":");
    }

    @Test
    @Requirement("R6")
    void managementIsShownTheRoundOnceInEachInterval() {
        var login = "year-" + Long.toString(System.nanoTime(), 36);
        As.staff("year-admin", "ADMINISTRATOR")
                .run(() -> people.admit(AdmitPerson.staff(login, login, List.of("DEPUTY_MANAGER"), List.of())));
        var who = As.staff(login, "DEPUTY_MANAGER");
        try {
            clock.stop(Instant.parse("2037-02-01T01:00:00Z"));
            monitoring.look();
            clock.stop(Instant.parse("2037-02-20T01:00:00Z"));
            monitoring.look();
            assertThat(shown(who)).isEqualTo(1);
            clock.stop(Instant.parse("2037-04-03T01:00:00Z"));
            monitoring.look();
            assertThat(shown(who)).isEqualTo(2);
        } finally {
            clock.reset();
        }
    }

    private long shown(As who) {
        return who.get(() -> notices.inbox(false, null, 50)).items().stream()
                .filter(notice -> notice.key().equals("shell.notice.monitoring"))
                .count();
    }

    private Line complaints(As who) {
        return who.get(() -> rooms.stream()
                .flatMap(room -> room.lines(zone.dayOf(clock.instant())).stream())
                .filter(line -> line.key().equals("feedback.stage"))
                .findFirst()
                .orElseThrow());
    }

    private String page(As who) throws Exception {
        return mvc.perform(get("/year").with(who.request()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
