package org.hengwei.planning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.documents.DocumentViews;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
class PlansTests {

    private static final As QUALITY = As.staff("plan-quality", "QUALITY_MANAGER");
    private static final As REVIEWER = As.staff("plan-reviewer", "MANAGEMENT_REPRESENTATIVE");
    private static final As MANAGER = As.staff("plan-manager", "GENERAL_MANAGER");

    @Autowired
    Plans plans;

    @Autowired
    PlanViews views;

    @Autowired
    PlanProgress progress;

    @Autowired
    DocumentViews documents;

    @Autowired
    org.hengwei.approvals.Approvals approvals;

    @Autowired
    People people;

    @Autowired
    Access access;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void staff() {
        for (var one : List.of(QUALITY, REVIEWER, MANAGER)) {
            if (!people.exists(one.actor().login())) {
                access.byRule(
                        "test",
                        () -> people.admit(AdmitPerson.staff(
                                one.actor().login(),
                                one.actor().login(),
                                List.copyOf(one.actor().roles()),
                                List.of())));
            }
        }
    }

    private PlanView create(int year, String basis) {
        return QUALITY.get(() -> plans.create(new NewPlan(PlanKind.QUALITY, year, basis, "zh-CN", null)));
    }

    private void sign(PlanView plan) {
        var subject = QUALITY.get(() -> documents.get(plan.document()).subject());
        REVIEWER.run(() -> approvals.agree(subject, ""));
        MANAGER.run(() -> approvals.agree(subject, ""));
    }

    @Test
    @Requirement({"R54", "R55", "R56", "R57", "R59", "R60", "R62", "R63", "R64", "R65", "R98", "R108"})
    void aPlanBeginsFromAShippedTemplateAndIsTheOnlyOneOfItsYear() {
        var plan = create(2040, "check-areas");
        assertThat(plan.number()).isEqualTo("QP-2040");
        assertThat(plan.text().purpose()).isNotBlank();
        assertThat(plan.text().scope()).isNotBlank();
        assertThat(plan.text().roles()).isNotEmpty();
        assertThat(plan.text().activities()).isNotEmpty();
        assertThat(plan.objectives()).extracting(Objective::metric).contains("QO-01", "QO-02", "QO-03");
        assertThat(plan.items()).extracting(ItemView::work).contains("内部审核", "管理评审", "客户满意度调查", "人员");
        assertThat(plan.missing()).isEmpty();
        assertThatThrownBy(() -> create(2040, "activities")).isInstanceOf(Refused.class);
    }

    @Test
    @Requirement({"R90", "R91", "R92", "R93", "R94", "R95", "R96"})
    void aPlanWithoutAnyOfTheContentsIsRefusedByName() {
        create(2042, "EMPTY");
        assertThatThrownBy(() -> QUALITY.run(() -> plans.submit("QP-2042", "plan-reviewer", "plan-manager")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::key)
                                .contains(
                                        "planning.missing.a",
                                        "planning.missing.b",
                                        "planning.missing.c",
                                        "planning.missing.d",
                                        "planning.missing.e",
                                        "planning.missing.f"));
    }

    @Test
    @Requirement({"R89", "R97", "H17", "R58", "R61"})
    void signedByThreeIssuedAndFollowed() {
        create(2044, "check-areas");
        assertThatThrownBy(() -> QUALITY.run(() -> plans.submit("QP-2044", "plan-manager", "plan-reviewer")))
                .as("only the general manager approves")
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> QUALITY.run(() -> plans.submit("QP-2044", "plan-quality", "plan-manager")))
                .as("three different people")
                .isInstanceOf(Refused.class);
        var submitted = QUALITY.get(() -> plans.submit("QP-2044", "plan-reviewer", "plan-manager"));
        assertThat(submitted.state()).isEqualTo(PlanState.IN_REVIEW);
        assertThatThrownBy(() -> QUALITY.run(() -> plans.removeObjective("QP-2044", "QO-01")))
                .isInstanceOf(Refused.class);
        sign(submitted);
        assertThat(QUALITY.get(() -> views.get("QP-2044")).state()).isEqualTo(PlanState.APPROVED);
        var issued = QUALITY.get(() -> plans.issue("QP-2044", null, List.of()));
        assertThat(issued.state()).isEqualTo(PlanState.ISSUED);
        var resources = issued.items().stream()
                .filter(i -> i.work().equals("资源"))
                .findFirst()
                .orElseThrow();
        assertThat(resources.instances()).hasSize(17);
        var one = resources.instances().getFirst();
        assertThatThrownBy(() -> QUALITY.run(() -> progress.done("QP-2044", one.id(), " ")))
                .isInstanceOf(Refused.class);
        var done = QUALITY.get(() -> progress.done("QP-2044", one.id(), "checked the stores"));
        assertThat(done.items().get(resources.position() - 1).state()).isEqualTo(ItemState.IN_PROGRESS);
        assertThat(QUALITY.get(() -> views.attainment(done))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2060, check-areas", "2063, activities"})
    @Requirement("R87")
    void theQualityManagerReviewsTheAssuranceDocumentsInStagesAndSumsUpEach(int year, String basis) {
        var number = create(year, basis).number();
        sign(QUALITY.get(() -> plans.submit(number, "plan-reviewer", "plan-manager")));
        var issued = QUALITY.get(() -> plans.issue(number, null, List.of()));
        var assurance = issued.items().stream()
                .filter(item -> item.work().equals("质量保证"))
                .findFirst()
                .orElseThrow();
        assertThat(assurance.person()).isEqualTo("质量经理");
        assertThat(assurance.measures()).contains("审查质量保证文件", "质量审计总结报告");
        assertThat(assurance.instances())
                .as("a stage each quarter")
                .extracting(ItemView.Instance::dueOn)
                .containsExactly(
                        LocalDate.of(year, 3, 31),
                        LocalDate.of(year, 6, 30),
                        LocalDate.of(year, 9, 30),
                        LocalDate.of(year, 12, 31));
        var stage = assurance.instances().getFirst();
        assertThatThrownBy(() ->
                        As.staff("plan-desk", "DESK_AGENT").run(() -> progress.done(number, stage.id(), "not mine")))
                .isInstanceOf(Refused.class);
        var done = QUALITY.get(() -> progress.done(number, stage.id(), "第一季度质量审计总结报告"));
        assertThat(done.items()
                        .get(assurance.position() - 1)
                        .instances()
                        .getFirst()
                        .note())
                .isEqualTo("第一季度质量审计总结报告");
        assertThat(done.items().get(assurance.position() - 1).done()).isEqualTo(1);
    }

    @Test
    @Requirement("H17")
    void aRefusedSignatureMakesItADraftAgain() {
        create(2046, "activities");
        var submitted = QUALITY.get(() -> plans.submit("QP-2046", "plan-reviewer", "plan-manager"));
        var subject = QUALITY.get(() -> documents.get(submitted.document()).subject());
        REVIEWER.run(() -> approvals.refuse(subject, "the training plan is missing"));
        assertThat(QUALITY.get(() -> views.get("QP-2046")).state()).isEqualTo(PlanState.DRAFT);
    }

    @Test
    @Requirement({"R85", "R86", "R88"})
    void whatLastYearLeftMustBeAnswered() {
        create(2035, "activities");
        var next = create(2036, "LAST_YEAR");
        assertThat(next.items())
                .hasSameSizeAs(QUALITY.get(() -> views.get("QP-2035")).items());
        assertThat(next.items().get(3).schedule()).hasToString("2036-10");
        assertThat(next.problems()).isNotEmpty();
        QUALITY.run(() -> plans.addProblem("QP-2036", "callbacks late in summer", true));
        var problems = QUALITY.get(() -> views.get("QP-2036")).problems();
        problems.forEach(p -> QUALITY.run(() -> plans.answerProblem("QP-2036", p.id(), "a second agent", null)));
        assertThatThrownBy(() -> QUALITY.run(() -> plans.submit("QP-2036", "plan-reviewer", "plan-manager")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("planning.problem.needs-item"));
        var item = next.items().getFirst().id();
        QUALITY.run(() -> plans.answerProblem("QP-2036", problems.getLast().id(), "a second agent", item));
        assertThat(QUALITY.get(() -> plans.submit("QP-2036", "plan-reviewer", "plan-manager"))
                        .state())
                .isEqualTo(PlanState.IN_REVIEW);
    }

    @Test
    void aNewEditionSupersedesTheOldAndKeepsWhatWasDone() {
        create(2050, "activities");
        sign(QUALITY.get(() -> plans.submit("QP-2050", "plan-reviewer", "plan-manager")));
        var issued = QUALITY.get(() -> plans.issue("QP-2050", null, List.of()));
        var first = issued.items().getFirst();
        QUALITY.run(() -> progress.done("QP-2050", first.instances().getFirst().id(), "table made"));
        QUALITY.run(() -> plans.revise("QP-2050", false, "target raised"));
        QUALITY.run(() -> plans.putObjective(
                "QP-2050",
                new Objective(null, "QO-08", "x", "y", "GE", new BigDecimal("95"), "PERCENT", Period.Length.YEAR)));
        assertThat(QUALITY.get(() -> views.get("QP-2050", 1)).state()).isEqualTo(PlanState.ISSUED);
        sign(QUALITY.get(() -> plans.submit("QP-2050", "plan-reviewer", "plan-manager")));
        var second = QUALITY.get(() -> plans.issue("QP-2050", null, List.of()));
        assertThat(second.edition()).isEqualTo(2);
        assertThat(second.items().getFirst().done()).isEqualTo(1);
        assertThat(QUALITY.get(() -> views.get("QP-2050", 1)).state()).isEqualTo(PlanState.SUPERSEDED);
    }

    @Test
    void pageAndApiShowTheSame() throws Exception {
        create(2052, "check-areas");
        mvc.perform(get("/plans/QP-2052").with(QUALITY.request()))
                .andExpect(status().isOk())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(UTF_8))
                        .contains("内部审核", "/measures/QO-08"));
        mvc.perform(get("/plans").with(QUALITY.request())).andExpect(status().isOk());
        mvc.perform(get("/plans/new").with(QUALITY.request())).andExpect(status().isOk());
        mvc.perform(get("/plans/QP-2052/text").with(QUALITY.request())).andExpect(status().isOk());
        mvc.perform(get("/plans/QP-2052/items/new").with(QUALITY.request())).andExpect(status().isOk());
        mvc.perform(get("/api/v1/plans/QP-2052").with(QUALITY.request()))
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.objectives[0].objective.metric").value("QO-01"))
                .andExpect(jsonPath("$.moves[0].name").value("text"));
        mvc.perform(post("/api/v1/plans/QP-2052/items")
                        .with(QUALITY.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"work\":\"x\",\"measures\":\"y\",\"responsible\":\"z\",\"schedule\":\"someday\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("schedule"));
        mvc.perform(post("/plans/QP-2052/items")
                        .with(QUALITY.request())
                        .with(csrf())
                        .param("work", "typed work")
                        .param("when", "MONTH"))
                .andExpect(status().is(422))
                .andExpect(result -> assertThat(result.getResponse().getContentAsString(UTF_8))
                        .contains("typed work"));
        mvc.perform(get("/plans").with(As.contact("zhou", "C-1").request())).andExpect(status().isForbidden());
    }
}
