package org.hengwei.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.agreements.SomeAgreements.forProject;
import static org.hengwei.agreements.SomeAgreements.inForce;
import static org.hengwei.agreements.SomeAgreements.manager;
import static org.hengwei.agreements.SomeAgreements.of;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.catalog.ServiceCatalogue;
import org.hengwei.catalog.ServiceFacts;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Target;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class AgreementsTests {

    private static final Instant JUNE = Instant.parse("2026-06-15T02:00:00Z");
    private static final Map<String, TargetTexts> SLOW = Map.of(
            "P1", new TargetTexts("PT1H", "P1D"),
            "P2", new TargetTexts("PT2H", "P2D"),
            "P3", new TargetTexts("PT4H", "P3D"),
            "P4", new TargetTexts("PT8H", "P5D"));

    @Autowired
    Agreements agreements;

    @Autowired
    AgreementBook book;

    @Autowired
    CustomerBook customers;

    @Autowired
    Contracts contracts;

    @Autowired
    CustomerProjects projects;

    @Autowired
    Deadlines deadlines;

    @Autowired
    MovableClock clock;

    @BeforeAll
    static void projects(@Autowired CustomerProjects projects, @Autowired ServiceCatalogue services) {
        var codes = java.util.stream.IntStream.rangeClosed(1, 11).mapToObj(i -> "AG-" + i);
        SomeAgreements.projects(
                projects,
                java.util.stream.Stream.concat(codes, java.util.stream.Stream.of("AG-7B", "AG-LIST"))
                        .toArray(String[]::new));
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            services.draft(new ServiceFacts(
                    "AG-NET",
                    "Network",
                    null,
                    null,
                    null,
                    "Network",
                    "Watching",
                    "None",
                    "Daily",
                    "7x24",
                    "Remote",
                    "Report",
                    null));
        });
        As.staff("some-quality", "ADMINISTRATOR").run(() -> {
            services.review("AG-NET", null);
            services.publish("AG-NET", null);
        });
    }

    @BeforeEach
    void june() {
        clock.set(JUNE);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    @Requirement({"R177", "R193", "G15"})
    void theTemplateIsOfferedAndASignedAgreementAppliesByPriority() {
        var agreement = inForce(agreements, forProject("AG-1"));
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.signatory()).isEqualTo("Wang");
        assertThat(agreements.levelFor("AG-1", null, "P1", JUNE)).hasValueSatisfying(level -> {
            assertThat(level.agreement()).isEqualTo(agreement.number());
            assertThat(level.response()).isEqualTo(Target.parse("PT15M"));
            assertThat(level.resolution()).isEqualTo(Target.parse("PT4H"));
            assertThat(level.calendar()).isEqualTo("7X24");
            assertThat(level.warnAtPercent()).containsExactly(80);
        });
        assertThat(agreements.levelFor("AG-1", "ANY-SERVICE", "P4", JUNE))
                .hasValueSatisfying(level -> assertThat(level.resolution()).isEqualTo(Target.parse("PT120H")));
    }

    @Test
    @Requirement("H1")
    void anUnclassifiedReportTakesTheAgreementsDefaultPriority() {
        inForce(agreements, forProject("AG-2"));
        assertThat(agreements.levelFor("AG-2", null, null, JUNE).orElseThrow().priority())
                .isEqualTo("P3");
    }

    @Test
    @Requirement({"H9", "R178"})
    void theServicesOwnAgreementComesBeforeTheProjectsDefault() {
        var usual = inForce(agreements, forProject("AG-3"));
        var special =
                inForce(agreements, of("Network", null, List.of("AG-3"), "AG-NET", "2026-01-01", "2026-12-31", SLOW));
        assertThat(level("AG-3", "AG-NET")).isEqualTo(special.number());
        assertThat(level("AG-3", "MAIL")).isEqualTo(usual.number());
        assertThat(level("AG-3", null)).isEqualTo(usual.number());
    }

    private String level(String project, String service) {
        return agreements.levelFor(project, service, "P2", JUNE).orElseThrow().agreement();
    }

    @Test
    @Requirement({"H9", "R178"})
    void aProjectTakesItsContractsAgreementUnlessItHasOneOfItsOwn() {
        var contract = "AG-CT-" + System.nanoTime();
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            var customer = customers
                    .add(new CustomerFacts(null, contract, null, null, null, null, null, null, true))
                    .code();
            contracts.draft(new ContractFacts(
                    contract,
                    "Operation",
                    customer,
                    "Hengwei Ltd",
                    "City police",
                    null,
                    null,
                    LocalDate.parse("2026-01-01"),
                    LocalDate.parse("2026-12-31"),
                    ServiceMode.REMOTE_PLUS_ONSITE,
                    true,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null));
            for (var code : List.of(contract + "-A", contract + "-B")) {
                projects.start(new ProjectFacts(
                        code,
                        code,
                        customer,
                        contract,
                        "SAFE_CITY",
                        ServiceMode.REMOTE_PLUS_ONSITE,
                        null,
                        null,
                        3,
                        3,
                        null,
                        null,
                        null));
            }
        });
        var general = inForce(agreements, of("All", contract, List.of(), null, "2026-01-01", "2026-12-31", SLOW));
        assertThat(general.customer()).as("that of the contract").startsWith("C-");
        var own = inForce(agreements, forProject(contract + "-B"));
        assertThat(level(contract + "-A", null)).isEqualTo(general.number());
        assertThat(level(contract + "-B", null)).isEqualTo(own.number());
        As.contact("guest", String.valueOf(general.customer()))
                .run(() -> assertThat(book.ofProject(contract + "-A"))
                        .extracting(AgreementView::number)
                        .containsExactly(general.number()));
    }

    @Test
    @Requirement("H9")
    void withoutAgreementThereIsNoLevelAtAll() {
        assertThat(agreements.levelFor("AG-NONE", null, "P1", JUNE)).isEmpty();
        manager().run(() -> agreements.draft(forProject("AG-4")));
        assertThat(agreements.levelFor("AG-4", null, "P1", JUNE))
                .as("a draft promises nothing")
                .isEmpty();
    }

    @Test
    @Requirement("H7")
    void theDayIsTheCompanys() {
        inForce(agreements, forProject("AG-5"));
        assertThat(agreements.levelFor("AG-5", null, "P1", Instant.parse("2025-12-31T15:59:59Z")))
                .isEmpty();
        assertThat(agreements.levelFor("AG-5", null, "P1", Instant.parse("2025-12-31T16:00:00Z")))
                .isPresent();
        assertThat(agreements.levelFor("AG-5", null, "P1", Instant.parse("2026-12-31T15:59:59Z")))
                .isPresent();
        assertThat(agreements.levelFor("AG-5", null, "P1", Instant.parse("2026-12-31T16:00:00Z")))
                .isEmpty();
    }

    @Test
    @Requirement("H5")
    void aLaterEditionDoesNotChangeWhatWasPromisedBeforeIt() {
        var first = inForce(agreements, forProject("AG-6"));
        var second = manager().get(() -> {
            var draft = agreements.draftEdition(
                    first.number(), of("Slower", null, List.of("AG-6"), null, "2026-07-01", "2027-06-30", SLOW));
            return agreements.commence(draft.number(), LocalDate.parse("2026-06-10"), "Wang", null);
        });
        assertThat(second.edition()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(AgreementState.AGREED);
        assertThat(edition("AG-6", "2026-06-30T15:00:00Z")).isEqualTo(1);
        assertThat(edition("AG-6", "2026-06-30T16:00:00Z")).isEqualTo(2);
        clock.set(Instant.parse("2026-07-02T00:00:00Z"));
        var editions = manager().get(() -> book.editions(first.number()));
        assertThat(editions)
                .extracting(AgreementView::state)
                .containsExactly(AgreementState.IN_FORCE, AgreementState.SUPERSEDED);
        assertThat(edition("AG-6", "2026-06-30T15:00:00Z"))
                .as("a back-dated report")
                .isEqualTo(1);
    }

    private int edition(String project, String at) {
        return agreements
                .levelFor(project, null, "P1", Instant.parse(at))
                .orElseThrow()
                .edition();
    }

    @Test
    void twoAgreementsNeverCoverTheSameProjectAndServiceOnOneDay() {
        var one = inForce(agreements, forProject("AG-7"));
        manager().run(() -> {
            var other = agreements.draft(
                    of("Again", null, List.of("AG-7", "AG-7B"), null, "2026-12-31", "2027-12-31", Map.of()));
            assertThatThrownBy(() -> agreements.commence(other.number(), LocalDate.parse("2026-01-01"), "Wang", null))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.key()).isEqualTo("agreements.refused.collides"));
            agreements.end(one.number(), LocalDate.parse("2026-12-30"), "Replaced", null);
            assertThat(agreements
                            .commence(other.number(), LocalDate.parse("2026-01-01"), "Wang", null)
                            .state())
                    .isEqualTo(AgreementState.AGREED);
        });
    }

    @Test
    void whatWasSignedStaysAsSigned() {
        var agreement = inForce(agreements, forProject("AG-8"));
        manager().run(() -> {
            assertThatThrownBy(() -> agreements.change(agreement.number(), forProject("AG-8"), null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> agreements.discard(agreement.number(), null))
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var bad = new DraftAgreement(
                "",
                null,
                null,
                List.of("NO-SUCH"),
                "NO-SUCH",
                "NO-SUCH",
                LocalDate.parse("2026-05-01"),
                LocalDate.parse("2026-04-01"),
                "P9",
                List.of(0),
                Map.of("P1", new TargetTexts("PT4H", "PT15M"), "P2", new TargetTexts("soon", "PT1H")),
                null);
        manager()
                .run(() -> assertThatThrownBy(() -> agreements.draft(bad))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.problems())
                                        .extracting(Refused.Problem::field)
                                        .contains(
                                                "name",
                                                "projects",
                                                "calendar",
                                                "validUntil",
                                                "triagePriority",
                                                "warnAtPercent",
                                                "targets.P1.resolution",
                                                "targets.P2.response",
                                                "targets.P3.response")));
    }

    @Test
    void aProjectManagerDraftsForHisOwnProjectsOnly() {
        var his = As.staff("zhao", "PROJECT_MANAGER").onProjects("AG-9");
        his.run(() -> {
            var draft = agreements.draft(forProject("AG-9"));
            assertThatThrownBy(() -> agreements.draft(
                            of("Both", null, List.of("AG-9", "AG-1"), null, "2026-01-01", "2026-12-31", Map.of())))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> agreements.commence(draft.number(), LocalDate.parse("2026-01-01"), "W", null))
                    .as("putting in force is another person's act")
                    .isInstanceOf(Refused.class);
        });
    }

    @Test
    void aCustomerSeesHisOwnAgreementsOnly() {
        var others = inForce(agreements, forProject("AG-10"));
        As.contact("guest", "C-999001").run(() -> {
            assertThatThrownBy(() -> book.editions(others.number())).isInstanceOf(Refused.class);
            assertThat(book.list(AgreementFilter.none(), null, 200, true).items())
                    .isEmpty();
        });
    }

    @Test
    void itsEndIsWatchedLikeAnyDeadline() {
        var agreement = inForce(agreements, forProject("AG-11"));
        assertThat(deadlines.of(Agreements.subject(agreement.number())))
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.dueAt()).isEqualTo("2026-12-31T16:00:00Z"));
        manager().run(() -> agreements.end(agreement.number(), LocalDate.parse("2026-09-30"), "Sold", null));
        assertThat(deadlines.of(Agreements.subject(agreement.number())))
                .singleElement()
                .satisfies(deadline -> assertThat(deadline.dueAt()).isEqualTo("2026-09-30T16:00:00Z"));
    }

    @Test
    void listsPageByKeyset() {
        manager().run(() -> {
            for (var i = 0; i < 5; i++) {
                agreements.draft(forProject("AG-LIST"));
            }
            var filter = new AgreementFilter(null, AgreementState.DRAFT, "AG-LIST", null, null, null, null);
            var first = book.list(filter, null, 3, true);
            assertThat(first.total()).isEqualTo(5);
            var second = book.list(filter, first.nextCursor(), 3, false);
            assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
            assertThat(second.nextCursor()).isNull();
        });
    }
}
