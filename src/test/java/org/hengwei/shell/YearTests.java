package org.hengwei.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.ReceiveComplaint;
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
    Clock clock;

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
