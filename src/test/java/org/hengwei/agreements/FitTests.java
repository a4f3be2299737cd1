package org.hengwei.agreements;

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

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Departments;
import org.hengwei.people.ShapeDepartment;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Agreements beneath those with customers, and whether they hold them up. */
@RoomTest
class FitTests {

    private static final LocalDate SIGNED = LocalDate.parse("2026-01-01");

    @Autowired
    Agreements agreements;

    @Autowired
    AgreementBook book;

    @Autowired
    Fit fit;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeAll
    static void house(
            @Autowired CustomerProjects projects, @Autowired Departments departments, @Autowired Access access) {
        SomeAgreements.projects(projects, "FIT-1", "FIT-2", "FIT-3", "FIT-4", "FIT-5", "FIT-6");
        access.byRule("test", () -> {
            if (!departments.exists("FIT-D")) {
                departments.found(new ShapeDepartment("FIT-D", "Network", DepartmentFunction.OPERATIONS));
            }
        });
    }

    @BeforeEach
    void june() {
        clock.set(Instant.parse("2026-06-15T02:00:00Z"));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    private static DraftAgreement plain(String calendar, Map<String, TargetTexts> targets) {
        return new DraftAgreement(
                "Beneath",
                null,
                null,
                null,
                null,
                calendar,
                SIGNED,
                LocalDate.parse("2026-12-31"),
                null,
                null,
                targets,
                null);
    }

    private static Map<String, TargetTexts> targets(String response, String p1, String others) {
        return Map.of(
                "P1", new TargetTexts(response, p1),
                "P2", new TargetTexts(response, others),
                "P3", new TargetTexts(response, others),
                "P4", new TargetTexts(response, others));
    }

    @Test
    @Requirement({"R177", "R77"})
    void whatIsSlowerOrOpenLessIsNamedLineByLineAndSignedOnlyWithAReason() {
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("FIT-1"));
        SomeAgreements.manager().run(() -> {
            var ola = agreements.draft(
                    plain("5X8", targets("PT15M", "PT8H", "PT24H")).withDepartment("FIT-D", List.of(sla.number())));
            assertThat(ola.number()).startsWith("OLA-");
            assertThat(fit.gaps(ola.number(), null))
                    .extracting(Gap::line, Gap::priority, Gap::supported, Gap::promised)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Gap.Line.CALENDAR, null, "5X8", "7X24"),
                            org.assertj.core.groups.Tuple.tuple(Gap.Line.RESOLUTION, "P1", "PT8H", "PT4H"));
            assertThatThrownBy(() -> agreements.commence(ola.number(), SIGNED, "Li", null))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Refused.Problem::key)
                                    .containsExactly("agreements.gap.CALENDAR", "agreements.gap.RESOLUTION"));
            var signed = agreements.commence(ola.number(), SIGNED, "Li", "On call at night from May", null);
            assertThat(signed.state()).isEqualTo(AgreementState.IN_FORCE);
            assertThat(signed.gapsAccepted()).isEqualTo("On call at night from May");
            assertThat(fit.beneath(sla.number()))
                    .extracting(AgreementView::number)
                    .containsExactly(ola.number());
            assertThat(fit.gaps(sla.number(), null)).hasSize(2);
        });
    }

    @Test
    @Requirement("R177")
    void whatHoldsItUpIsSignedWithoutFurtherWords() {
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("FIT-2"));
        SomeAgreements.manager().run(() -> {
            var supplier = agreements.draft(plain("7X24", targets("PT15M", "PT4H", "PT24H"))
                    .withSupplier("Cable Ltd", "CT-7", List.of(sla.number())));
            assertThat(supplier.number()).startsWith("UC-");
            assertThat(fit.gaps(supplier.number(), null)).isEmpty();
            var signed = agreements.commence(supplier.number(), SIGNED, "Zhao", "never needed", null);
            assertThat(signed.gapsAccepted()).isNull();
            assertThat(signed.supplierContract()).isEqualTo("CT-7");
        });
        assertThat(agreements
                        .levelFor("FIT-2", null, "P1", clock.instant())
                        .orElseThrow()
                        .agreement())
                .as("tickets take their promises from the customer's agreement only")
                .isEqualTo(sla.number());
    }

    @Test
    void workingDaysAndHoursAreComparedByWhatComesOfThem() {
        var days = Map.of(
                "P1", new TargetTexts("PT1H", "P1D"),
                "P2", new TargetTexts("PT1H", "P2D"),
                "P3", new TargetTexts("PT1H", "P3D"),
                "P4", new TargetTexts("PT1H", "P5D"));
        var plain = SomeAgreements.forProject("FIT-3");
        var sla = SomeAgreements.inForce(
                agreements,
                new DraftAgreement(
                        "Days",
                        null,
                        null,
                        plain.projects(),
                        null,
                        "5X8",
                        SIGNED,
                        plain.validUntil(),
                        null,
                        null,
                        days,
                        null));
        SomeAgreements.manager().run(() -> {
            var hours = Map.of(
                    "P1", new TargetTexts("PT1H", "PT8H"),
                    "P2", new TargetTexts("PT1H", "PT16H"),
                    "P3", new TargetTexts("PT1H", "PT25H"),
                    "P4", new TargetTexts("PT1H", "PT8H"));
            var ola = agreements.draft(plain("5X8", hours).withDepartment("FIT-D", List.of(sla.number())));
            assertThat(fit.gaps(ola.number(), null))
                    .as("a working day has eight hours; 25 are more than three of them")
                    .extracting(Gap::priority)
                    .containsExactly("P3");
        });
    }

    @Test
    @Requirement("R177")
    void aStricterEditionForTheCustomerIsHeldAgainstWhatStandsBeneath() {
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("FIT-4"));
        SomeAgreements.manager().run(() -> {
            var ola = agreements.draft(
                    plain("7X24", targets("PT15M", "PT4H", "PT24H")).withDepartment("FIT-D", List.of(sla.number())));
            agreements.commence(ola.number(), SIGNED, "Li", null);
            var stricter = new DraftAgreement(
                    "Stricter",
                    null,
                    null,
                    List.of("FIT-4"),
                    null,
                    null,
                    LocalDate.parse("2026-07-01"),
                    LocalDate.parse("2027-06-30"),
                    null,
                    null,
                    targets("PT15M", "PT2H", "PT24H"),
                    null);
            agreements.draftEdition(sla.number(), stricter);
            assertThatThrownBy(() -> agreements.commence(sla.number(), SIGNED, "Wang", null))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .singleElement()
                                    .satisfies(problem ->
                                            assertThat(problem.field()).isEqualTo("gapsAccepted")));
            assertThat(agreements
                            .commence(sla.number(), SIGNED, "Wang", "The OLA follows in a week", null)
                            .gapsAccepted())
                    .isEqualTo("The OLA follows in a week");
        });
    }

    @Test
    @Requirement("H15")
    void aCustomerNeverSeesWhatStandsBeneath() {
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("FIT-5"));
        var ola = SomeAgreements.manager()
                .get(() -> agreements.draft(
                        plain("5X8", targets("PT1H", "PT8H", "PT24H")).withDepartment("FIT-D", List.of(sla.number()))));
        As.contact("fit-guest", String.valueOf(sla.customer())).run(() -> {
            assertThat(book.editions(sla.number())).hasSize(1);
            assertThat(fit.beneath(sla.number())).isEmpty();
            assertThat(fit.gaps(sla.number(), null)).isEmpty();
            assertThatThrownBy(() -> book.editions(ola.number())).isInstanceOf(Refused.class);
            assertThat(book.list(AgreementFilter.none(), null, 200, false).items())
                    .extracting(AgreementView::number)
                    .doesNotContain(ola.number());
        });
    }

    @Test
    @Requirement("R177")
    void apiAndPagesKeepThem() throws Exception {
        var lin = SomeAgreements.manager();
        var sla = SomeAgreements.inForce(agreements, SomeAgreements.forProject("FIT-6"));
        mvc.perform(post("/api/v1/agreements")
                        .with(lin.request())
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"kind\": \"OLA\", \"name\": \"x\", \"provider\": \"NO-SUCH\","
                                + " \"validFrom\": \"2026-01-01\", \"validUntil\": \"2026-12-31\"}"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[?(@.field == 'provider')]").exists())
                .andExpect(jsonPath("$.errors[?(@.field == 'supports')]").exists());
        var request = post("/agreements")
                .with(lin.request())
                .with(csrf())
                .param("kind", "UC")
                .param("name", "Fibre supplier")
                .param("supplier", "Fibre Ltd")
                .param("supports", sla.number())
                .param("validFrom", "2026-01-01")
                .param("validUntil", "2026-12-31")
                .param("calendar", "7X24");
        for (var i = 1; i <= 4; i++) {
            request.param("targets.P" + i + ".response", "PT1H").param("targets.P" + i + ".resolution", "PT200H");
        }
        var place = mvc.perform(request)
                .andExpect(status().isSeeOther())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        var number = place.substring("/agreements/".length(), place.indexOf('?'));
        mvc.perform(get("/api/v1/agreements/" + number + "/fit").with(lin.request()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.fits").value(false))
                .andExpect(jsonPath("$.gaps.length()").value(5))
                .andExpect(jsonPath("$.gaps[0].line").value("RESPONSE"))
                .andExpect(jsonPath("$.gaps[0].sla").value(sla.number()));
        mvc.perform(get("/api/v1/agreements?kind=UC").with(lin.request()))
                .andExpect(content().string(containsString(number)));
        mvc.perform(get("/api/v1/agreements").with(lin.request()))
                .andExpect(content().string(not(containsString(number))));
        mvc.perform(post("/agreements/" + number + "/commencement")
                        .with(lin.request())
                        .with(csrf())
                        .param("version", "1")
                        .param("edition", "1")
                        .param("signedOn", "2026-01-01")
                        .param("signatory", "Typed signer"))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Typed signer")))
                .andExpect(content().string(containsString("gapsAccepted")));
        for (var language : new String[] {"zh-CN", "en"}) {
            for (var page : new String[] {
                "/agreements",
                "/agreements?kind=UC",
                "/agreements/new?kind=OLA&supports=" + sla.number(),
                "/agreements/new?kind=UC",
                "/agreements/" + number,
                "/agreements/" + number + "/draft",
                "/agreements/" + sla.number()
            }) {
                mvc.perform(get(page).with(lin.speaking(language).request()))
                        .andExpect(status().isOk())
                        .andExpect(content().string(not(containsString("[agreements."))));
            }
        }
        mvc.perform(get("/agreements/" + sla.number()).with(lin.request()))
                .andExpect(content().string(containsString("Fibre Ltd")))
                .andExpect(content().string(containsString("PT200H")));
    }
}
