package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.customers.SomeCustomers.MANAGER;
import static org.hengwei.customers.SomeCustomers.customer;
import static org.hengwei.customers.SomeCustomers.project;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.Filing.CostKind;
import org.hengwei.customers.Filing.Grade;
import org.hengwei.customers.Filing.Stage;
import org.hengwei.journal.AttachmentView;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Audience;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class DossierTests {

    @Autowired
    CustomerBook book;

    @Autowired
    CustomerProjects projects;

    @Autowired
    ProjectDossiers dossiers;

    @Autowired
    Journal journal;

    @Autowired
    CompanyZone zone;

    @Autowired
    Clock clock;

    private String customer;
    private String project;
    private LocalDate today;

    @BeforeEach
    void aProject() {
        customer = MANAGER.get(() -> book.add(customer("Dossier")).code());
        project = MANAGER.get(() -> projects.start(project(customer)).code());
        today = zone.dayOf(clock.instant());
    }

    @Test
    @Requirement("R165")
    void stagedPapersAreDatedSignedAndCarryTheirFile() {
        var file = "Signed on site".getBytes();
        var dossier = MANAGER.get(() -> {
            dossiers.file(project, new Filing.Paper(Stage.ARRIVAL, null, today.minusDays(9), "Wang"), "a.txt", file);
            dossiers.file(project, new Filing.Paper(Stage.PRELIMINARY, "First", today.minusDays(5), "Li"), null, null);
            return dossiers.file(project, new Filing.Paper(Stage.FINAL, "Last", today, "Li"), null, null);
        });
        assertThat(dossier.papers())
                .extracting(filed -> filed.what().stage())
                .containsExactly(Stage.FINAL, Stage.PRELIMINARY, Stage.ARRIVAL);
        var arrival = dossier.papers().getLast();
        assertThat(arrival.what().title()).isEqualTo("a.txt");
        assertThat(MANAGER.get(() -> journal.file(arrival.attachment())).content())
                .isEqualTo(file);
        assertThatThrownBy(() -> MANAGER.run(
                        () -> dossiers.file(project, new Filing.Paper(Stage.FINAL, "x", today, " "), null, null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MANAGER.run(() -> dossiers.file(
                        project, new Filing.Paper(Stage.FINAL, "x", today.plusDays(2), "Li"), null, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R166")
    void theArchiveHoldsEveryFileOfTheProject() {
        var subject = CustomerProjects.subject(project);
        MANAGER.run(() -> {
            journal.attach(subject, "network.txt", "plan".getBytes(), Audience.INTERNAL);
            dossiers.file(
                    project, new Filing.Paper(Stage.DELIVERABLE, "Design", today, null), "d.txt", "design".getBytes());
        });
        assertThat(MANAGER.get(() -> dossiers.find(project)).files())
                .extracting(AttachmentView::name)
                .containsExactly("network.txt", "d.txt");
    }

    @Test
    @Requirement("R164")
    void budgetAndCostsGiveWhatIsLeft() {
        cost(CostKind.ESTIMATE, "90000");
        cost(CostKind.BUDGET, "80000.00");
        cost(CostKind.COST, "50000.25");
        cost(CostKind.COST, "40000");
        assertThat(cost(CostKind.COST, "-10.25").sums())
                .isEqualTo(new Filing.Sums(
                        new BigDecimal("90000.00"),
                        new BigDecimal("80000.00"),
                        new BigDecimal("89990.00"),
                        new BigDecimal("-9990.00")));
        assertThatThrownBy(() -> cost(CostKind.COST, "0")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> cost(CostKind.COST, "1.005")).isInstanceOf(Refused.class);
    }

    private DossierView cost(CostKind kind, String amount) {
        return MANAGER.get(
                () -> dossiers.enter(project, new Filing.Cost(kind, "Labour", new BigDecimal(amount), today, null)));
    }

    @Test
    @Requirement("R169")
    void customerTrainingIsPlannedAndThenHeldOnce() {
        var planned = MANAGER.get(() -> dossiers.plan(
                project, new Filing.Training("Using the platform", today, "Zhou", "Operators", null, null, null)));
        var training = planned.trainings().getFirst();
        assertThat(training.what().heldOn()).isNull();
        var held = MANAGER.get(
                () -> dossiers.hold(project, training.id(), new Filing.HeldTraining(today, 12, "All passed")));
        assertThat(held.trainings().getFirst().what().attendees()).isEqualTo(12);
        assertThatThrownBy(() -> MANAGER.run(
                        () -> dossiers.hold(project, training.id(), new Filing.HeldTraining(today, 3, "Again"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R170")
    void aVendorServiceIsJudgedForTechniqueAndQuality() {
        var dossier = MANAGER.get(() -> dossiers.supervise(project, service(Grade.GOOD, Grade.POOR, "Came late")));
        var judged = dossier.vendorServices().getFirst().what();
        assertThat(judged.technique()).isEqualTo(Grade.GOOD);
        assertThat(judged.quality()).isEqualTo(Grade.POOR);
        assertThatThrownBy(() -> MANAGER.run(() -> dossiers.supervise(project, service(Grade.POOR, Grade.GOOD, null))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MANAGER.run(() -> dossiers.supervise(project, service(Grade.GOOD, null, null))))
                .isInstanceOf(Refused.class);
    }

    private Filing.VendorService service(@Nullable Grade technique, @Nullable Grade quality, @Nullable String remark) {
        return new Filing.VendorService("Vendor", "Storage upgrade", today, technique, quality, remark);
    }

    @Test
    @Requirement({"R171", "R172"})
    void talksAreDueAtTheirIntervalAndOverdueAfterIt() {
        MANAGER.run(() -> dossiers.talkEvery(project, 14));
        assertThat(overdue()).isFalse();
        talk(today.minusDays(15));
        assertThat(overdue()).isTrue();
        var dossier = talk(today.minusDays(14));
        assertThat(dossier.talkDue().nextOn()).isEqualTo(today);
        assertThat(overdue()).isFalse();
        assertThat(dossier.talks().getFirst().what().knownNeeds()).isEqualTo("Known");
        assertThat(dossier.talks().getFirst().what().latentNeeds()).isEqualTo("Latent");
        assertThatThrownBy(() -> MANAGER.run(() -> dossiers.talkEvery(project, 0)))
                .isInstanceOf(Refused.class);
    }

    private DossierView talk(LocalDate day) {
        var talk = new Filing.Talk(day, "OM and PM", "On time", "Known", "Latent", null);
        return MANAGER.get(() -> dossiers.talk(project, talk));
    }

    private boolean overdue() {
        return As.staff("talk-pm", "PROJECT_MANAGER")
                .onProjects(project)
                .get(() -> dossiers.talksDue(true, null, 10))
                .items()
                .stream()
                .anyMatch(due -> due.project().equals(project) && due.overdue());
    }

    @Test
    void onlyThoseInsideSeeADossierAndOnlyItsManagersFile() {
        assertThatThrownBy(() -> As.contact("d-contact", customer).run(() -> dossiers.find(project)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> As.staff("d-l1", "FIRST_LINE").onProjects(project).run(() -> dossiers.find(project)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> As.staff("d-audit", "AUDITOR").run(() -> dossiers.talkEvery(project, 7)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        As.staff("d-pm", "PROJECT_MANAGER").onProjects("other").run(() -> dossiers.find(project)))
                .isInstanceOf(Refused.class);
    }
}
