package org.hengwei.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.RoomTest;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.deadlines.Watch;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Process;
import org.hengwei.shared.Refused;
import org.hengwei.worklist.WorkQueue;
import org.hengwei.worklist.WorkView;
import org.hengwei.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;

/** A major incident is looked back on within 48 hours of its resolution. */
@RoomTest
@EnableScenarios
class MajorReviewTests {

    /** A Friday evening in Shanghai, so that the 48 hours run through the weekend. */
    private static final Instant FRIDAY = Instant.parse("2026-06-19T12:00:00Z");

    private static final As DESK = As.staff("mr-desk", "OM_SUPERVISOR");
    private static final As ADMIN = As.staff("mr-admin", "ADMINISTRATOR");
    private static final As CHIEF = As.staff("mr-chief", "OM_MANAGER").speaking("en");
    private static final As OWNER = As.staff("mr-owner", "PROCESS_OWNER");

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentCare care;

    @Autowired
    IncidentQueue queue;

    @Autowired
    CustomerProjects projects;

    @Autowired
    People people;

    @Autowired
    Departments departments;

    @Autowired
    Notices notices;

    @Autowired
    Worklist worklist;

    @Autowired
    Watch watch;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void staff() {
        clock.stop(FRIDAY);
        SomeProjects.delivering(projects, "MR-1");
        ADMIN.run(() -> {
            for (var one : List.of(CHIEF, OWNER)) {
                var login = one.actor().login();
                if (!people.exists(login)) {
                    people.admit(AdmitPerson.staff(
                            login, login, List.copyOf(one.actor().roles()), List.of()));
                }
            }
            departments.appoint(Process.INCIDENT, "mr-owner");
        });
    }

    @AfterEach
    void trueTime() {
        clock.reset();
        ADMIN.run(() -> departments.appoint(Process.INCIDENT, null));
    }

    @Test
    void itFallsDueGoesOverdueAndIsRecorded(Scenario scenario) throws Exception {
        var key = major();
        resolve(key);
        var review = review(key);
        assertThat(review.state()).isEqualTo("DUE");
        assertThat(review.dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(48)));
        assertThat(review.late()).isFalse();
        for (var who : List.of(CHIEF, OWNER)) {
            assertThat(work(who, WorkQueue.WAITING, key)).as("waits for " + who).hasSize(1);
            assertThat(told(who, key)).containsExactly("incidents.notice.review-due");
        }
        clock.move(Duration.ofHours(47));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> told(OWNER, key), keys -> keys.contains("incidents.notice.review-near"))
                .andVerify(keys -> assertThat(keys).doesNotContain("incidents.notice.review-missed"));
        clock.move(Duration.ofHours(2));
        scenario.stimulate(() -> watch.look())
                .andWaitForStateChange(() -> told(OWNER, key), keys -> keys.contains("incidents.notice.review-missed"))
                .andVerify(keys -> assertThat(keys).containsOnlyOnce("incidents.notice.review-missed"));
        assertThat(work(CHIEF, WorkQueue.OVERDUE, key)).hasSize(1);
        assertThat(review(key).late()).isTrue();
        recordOverTheApi(key);
        var done = review(key);
        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.late()).isTrue();
        assertThat(done.doneBy()).isEqualTo("mr-chief");
        assertThat(done.measures()).isEqualTo("A second relay");
        assertThat(work(CHIEF, WorkQueue.WAITING, key)).isEmpty();
        assertThat(work(CHIEF, WorkQueue.OVERDUE, key)).isEmpty();
    }

    private void recordOverTheApi(IncidentKey key) throws Exception {
        var at = "/api/v1/incidents/" + key.code();
        mvc.perform(get(at).with(CHIEF.request()))
                .andExpect(jsonPath("$.moves[*].name", hasItem("REVIEW")))
                .andExpect(jsonPath("$.care.reviews[0].state").value("DUE"));
        mvc.perform(post(at + "/review")
                        .with(CHIEF.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"cause\":\"One relay only\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].field", hasItem("timeline")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("measures")));
        mvc.perform(post(at + "/review")
                        .with(CHIEF.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"cause":"One relay only","timeline":"20:00 down, 21:00 up","measures":"A second relay"}
                                """))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.care.reviews[0].state").value("DONE"))
                .andExpect(jsonPath("$.moves[*].name", not(hasItem("REVIEW"))));
        mvc.perform(get(at + "/journal").with(CHIEF.request()))
                .andExpect(jsonPath("$.items[*].entry.word", hasItem("incidents.Reviewed")))
                .andExpect(jsonPath("$.items[*].text", hasItem(containsString("A second relay"))));
    }

    @Test
    void thePageAsksForItKeepsWhatWasTypedAndShowsIt() throws Exception {
        var key = major();
        resolve(key);
        var page = "/incidents/" + key.code();
        for (var language : List.of("zh-CN", "en")) {
            for (var path : List.of(page, page + "/review")) {
                mvc.perform(get(path).with(CHIEF.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andExpect(content().string(containsString(language.equals("en") ? "Review" : "复盘")))
                        .andExpect(content().string(not(containsString("[incidents."))));
            }
        }
        mvc.perform(post(page + "/review")
                        .with(CHIEF.request())
                        .with(csrf())
                        .param("cause", "Kept cause")
                        .param("timeline", "Kept times"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Kept cause")))
                .andExpect(content().string(containsString("Kept times")));
        mvc.perform(post(page + "/review")
                        .with(CHIEF.request())
                        .with(csrf())
                        .param("cause", "Kept cause")
                        .param("timeline", "Kept times")
                        .param("measures", "Spare relay"))
                .andExpect(status().isSeeOther());
        mvc.perform(get(page).with(CHIEF.request())).andExpect(content().string(containsString("Spare relay")));
    }

    @Test
    void aResolutionThatDidNotHoldNeedsNoneAndTheNextOneHasItsOwn() {
        var key = major();
        resolve(key);
        DESK.run(() -> incidents.reopen(key, "Down again"));
        assertThat(review(key).state()).isEqualTo("CANCELLED");
        assertThat(work(CHIEF, WorkQueue.WAITING, key)).isEmpty();
        clock.move(Duration.ofHours(5));
        resolve(key);
        assertThat(review(key).resolution()).isEqualTo(2);
        assertThat(review(key).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(53)));
        DESK.run(() -> care.liftMajor(key, "Only one desk was down"));
        assertThat(review(key).state()).isEqualTo("CANCELLED");
        DESK.run(() -> care.declareMajor(key, "It was the whole floor after all"));
        assertThat(review(key).state()).isEqualTo("DUE");
        assertThat(review(key).dueAt()).isEqualTo(FRIDAY.plus(Duration.ofHours(53)));
    }

    @Test
    void othersMayNotAndCommonIncidentsHaveNone() {
        var key = major();
        resolve(key);
        var said = new ReviewIncident("a", "b", "c");
        assertThatThrownBy(() -> DESK.run(() -> care.review(key, said)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
        OWNER.run(() -> care.review(key, said));
        assertThatThrownBy(() -> OWNER.run(() -> care.review(key, said)))
                .as("once")
                .hasMessageContaining("incidents.refused.no-review-due");
        var common = IncidentKey.of(report());
        resolve(common);
        assertThat(view(common).care().reviews()).isEmpty();
        assertThatThrownBy(() -> CHIEF.run(() -> care.review(common, said)))
                .hasMessageContaining("incidents.refused.no-review-due");
    }

    private IncidentKey major() {
        var key = IncidentKey.of(report());
        DESK.run(() -> care.declareMajor(key, "The whole floor is down"));
        return key;
    }

    private String report() {
        return DESK.get(() -> incidents.report(new ReportIncident(
                        "Relay is down",
                        null,
                        "MR-1",
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
                        List.of())))
                .number();
    }

    private void resolve(IncidentKey key) {
        DESK.run(() -> {
            if (view(key).status() == IncidentStatus.NEW) {
                incidents.accept(key);
            }
            incidents.resolve(key, SomeIncidents.solution());
        });
    }

    private IncidentView view(IncidentKey key) {
        return ADMIN.get(() -> queue.find(key));
    }

    private IncidentView.Review review(IncidentKey key) {
        return view(key).care().reviews().getFirst();
    }

    private List<WorkView> work(As who, WorkQueue which, IncidentKey key) {
        return who.get(() -> worklist.queue(which, null, 200)).items().stream()
                .filter(work ->
                        work.kind().equals("incident-review") && work.href().contains(key.code()))
                .toList();
    }

    private List<String> told(As who, IncidentKey key) {
        return who.get(() -> notices.inbox(false, null, 200)).items().stream()
                .filter(notice -> notice.toString().contains(key.code()))
                .map(NoticeView::key)
                .filter(word -> word.contains("review"))
                .toList();
    }
}
