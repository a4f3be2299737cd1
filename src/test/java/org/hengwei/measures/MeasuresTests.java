package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Period;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@RoomTest
class MeasuresTests {

    private static final As QUALITY = As.staff("qm", "QUALITY_MANAGER");

    @Autowired
    Measures measures;

    @Autowired
    Definitions definitions;

    @Autowired
    Targets targets;

    @Autowired
    Shipped shipped;

    @Autowired
    FactViews views;

    @Autowired
    MockMvc mvc;

    @Test
    @Requirement({"R111", "R112", "R113", "R114", "R115", "R116", "R117", "R118", "R119", "R120", "R127", "H10"})
    void theShippedMetricsAreThereAndThoseWithoutRecordsHaveNoData() {
        shipped.put();
        var codes =
                QUALITY.get(definitions::list).stream().map(Definition::code).toList();
        assertThat(codes)
                .contains(
                        "QO-01", "QO-02", "QO-03", "QO-04", "QO-05", "QO-06", "QO-07", "QO-08", "QO-09", "QO-10",
                        "QO-11", "QO-12")
                .contains(
                        "INC-01", "INC-02", "INC-03", "INC-04", "INC-05", "INC-06", "INC-07", "INC-08", "INC-11",
                        "INC-12");
        for (var code : List.of("QO-01", "QO-09", "QO-10", "QO-12")) {
            var figure = QUALITY.get(() -> measures.value(code, Scope.COMPANY, Period.parse("2016")));
            assertThat(figure.state()).as(code).isEqualTo(Outcome.NO_DATA);
            assertThat(figure.attained()).as(code).isNull();
        }
        var complaints = QUALITY.get(() -> measures.value("QO-02", Scope.COMPANY, Period.parse("2016")));
        assertThat(complaints.value()).as("none at all is a count").isZero();
    }

    @Test
    @Requirement("H11")
    void everyShippedMetricSuitsTheViewsThatAreHere() {
        for (var definition : shipped.all()) {
            var here = definition.expression().sources().stream()
                    .allMatch(source -> views.find(source.view()).isPresent());
            if (here) {
                QUALITY.run(() -> definitions.countable(definition));
            }
        }
    }

    @Test
    @Requirement("R122")
    void factViewsKeepTheirContract() {
        assertThat(views.all()).isNotEmpty();
        views.all().values().forEach(view -> {
            for (var column : List.of("subject", "project", "customer", "department", "person")) {
                assertThat(view.columns()).as(view.full()).containsEntry(column, FactView.Kind.TEXT);
            }
            assertThat(view.times()).as(view.full()).anyMatch(name -> name.endsWith("_at"));
        });
    }

    @Test
    @Requirement("R121")
    void targetsAreSetPerYearAndScope() throws Exception {
        shipped.put();
        mvc.perform(put("/api/v1/metrics/QO-06/targets")
                        .with(QUALITY.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"year\":2031,\"scope\":\"project:M1\",\"comparator\":\"LT\",\"value\":4}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.comparator").value("LT"));
        var goal = QUALITY.get(() -> measures.targetFor("QO-06", 2031, Scope.parse("project:M1")));
        assertThat(goal).isEqualTo(new Goal(Comparator.LT, BigDecimal.valueOf(4)));
        assertThat(QUALITY.get(() -> measures.targetFor("QO-06", 2031, Scope.parse("project:M2"))))
                .isEqualTo(new Goal(Comparator.LT, BigDecimal.valueOf(5)));
        assertThat(QUALITY.get(() -> measures.targetFor("QO-06", 2031, Scope.COMPANY)))
                .isNull();
    }

    @Test
    @Requirement("G2")
    void partsThatTogetherExceedTheWholeAreTold() {
        shipped.put();
        QUALITY.run(() -> {
            targets.set("QO-06", new SetTarget(2032, "project:A", Comparator.LT, BigDecimal.valueOf(2)));
            assertThat(targets.set("QO-06", new SetTarget(2032, "project:B", Comparator.LT, BigDecimal.valueOf(2)))
                            .warnings())
                    .isEmpty();
            assertThat(targets.set("QO-06", new SetTarget(2032, "project:C", Comparator.LT, BigDecimal.valueOf(2)))
                            .warnings())
                    .extracting(TargetView.Warning::key)
                    .containsExactly("measures.warning.sum");
            assertThat(targets.set("QO-08", new SetTarget(2032, "project:A", Comparator.GE, BigDecimal.valueOf(80)))
                            .warnings())
                    .extracting(TargetView.Warning::key)
                    .containsExactly("measures.warning.looser");
        });
    }

    @Test
    @Requirement("H14")
    void companyFiguresNeedThePermission() {
        shipped.put();
        As.staff("pm", "PROJECT_MANAGER").onProjects("P7").run(() -> {
            assertThatThrownBy(() -> measures.value("QO-08", Scope.COMPANY, Period.parse("2016")))
                    .hasMessageContaining("FORBIDDEN");
            assertThatThrownBy(() -> measures.value("QO-08", Scope.parse("project:P8"), Period.parse("2016")))
                    .hasMessageContaining("FORBIDDEN");
            assertThat(measures.value("QO-08", Scope.parse("project:P7"), Period.parse("2016"))
                            .state())
                    .isEqualTo(Outcome.NO_DATA);
        });
    }

    @Test
    @Requirement("H11")
    void noSqlComesFromAUser() throws Exception {
        for (var column : List.of("title); DROP TABLE incidents.incident; --", "words", "resolved_at\"")) {
            mvc.perform(post("/api/v1/metrics")
                            .with(QUALITY.request())
                            .with(csrf())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("""
                                    {"code":"XX-01","name":"x","unit":"COUNT","direction":"LOWER","period":"MONTH",
                                     "expression":{"kind":"COUNT","of":{"view":"incidents.fact_incident","date":"opened_at",
                                     "where":[{"column":%s,"op":"EQ","values":["1"]}]}}}
                                    """.formatted(tools.jackson.databind.json.JsonMapper.shared()
                                    .writeValueAsString(column))))
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.errors[0].code").value("measures.refused.column"));
        }
    }

    @Test
    @Requirement({"H11", "R131"})
    void aMetricOfOnesOwnIsProposedAndPutInForce() throws Exception {
        mvc.perform(post("/api/v1/metrics")
                        .with(QUALITY.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"code":"XX-02","name":"x","unit":"COUNT","direction":"LOWER","period":"MONTH",
                                 "comparator":"LE","target":3,
                                 "expression":{"kind":"COUNT","of":{"view":"incidents.fact_incident","date":"opened_at",
                                 "where":[{"column":"channel","op":"IN","values":["PHONE","EMAIL"]},
                                          {"any":[[{"column":"is_open","op":"IS_TRUE"}],[{"column":"reopen_count","op":"GT","values":["1"]}]]}]}}}
                                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.state").value("DRAFT"));
        mvc.perform(post("/api/v1/metrics/XX-02/activation")
                        .with(QUALITY.request())
                        .with(csrf()))
                .andExpect(status().isOk());
        mvc.perform(get("/api/v1/metrics/XX-02?period=2015-03").with(QUALITY.request()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.value").value(0))
                .andExpect(jsonPath("$.denominator").isEmpty())
                .andExpect(jsonPath("$.attained").value(true))
                .andExpect(jsonPath("$.state").value("MET"));
    }

    @Test
    void aFormulaOverOtherMetricsAndThePeriodBefore() {
        shipped.put();
        QUALITY.run(() -> {
            var ratio = new Expression.Formula(new Expression.Node.Operation(
                    Expression.Sign.DIVIDE,
                    new Expression.Node.Metric("QO-08", false),
                    new Expression.Node.Metric("QO-08", true)));
            definitions.propose(definition("XX-03", ratio));
            definitions.activate("XX-03");
            assertThat(measures.value("XX-03", Scope.COMPANY, Period.parse("2001"))
                            .state())
                    .isEqualTo(Outcome.NO_DATA);
        });
    }

    private static Definition definition(String code, Expression expression) {
        return new Definition(
                code,
                0,
                "x",
                "x",
                "",
                "",
                Unit.POINTS,
                Direction.HIGHER,
                null,
                null,
                Period.Length.YEAR,
                List.of(Scope.Kind.COMPANY),
                "QUALITY",
                "INCIDENT",
                "",
                expression,
                null,
                DefinitionState.DRAFT,
                false,
                null);
    }
}
