package org.hengwei.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.customers.SomeCustomers.ADMIN;
import static org.hengwei.customers.SomeCustomers.MANAGER;
import static org.hengwei.customers.SomeCustomers.code;
import static org.hengwei.customers.SomeCustomers.customer;
import static org.hengwei.customers.SomeCustomers.project;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.ProjectState.Move;
import org.hengwei.journal.Journal;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class ProjectsTests {

    @Autowired
    CustomerBook book;

    @Autowired
    CustomerProjects projects;

    @Autowired
    ProjectQuality quality;

    @Autowired
    ProjectTypes types;

    @Autowired
    Customers customers;

    @Autowired
    People people;

    @Autowired
    Journal journal;

    private String customer;

    @BeforeEach
    void aCustomer() {
        customer = MANAGER.get(() -> book.add(customer("Police")).code());
    }

    @Test
    @Requirement({"R155", "R167"})
    void everyTypeAndBothServiceModesAreRecordedPerProject() {
        var resident = MANAGER.get(() -> projects.start(facts("SMART_CITY", ServiceMode.RESIDENT)));
        assertThat(resident.facts().type()).isEqualTo("SMART_CITY");
        assertThat(customers.projectByCode(resident.code()).deliveryMode()).isEqualTo(ServiceMode.RESIDENT);
        assertThat(types.all()).extracting(ProjectType::code).contains("SAFE_CITY", "SMART_CITY", "OTHER");
        var added =
                MANAGER.get(() -> types.add(new ProjectType("CAMPUS" + System.nanoTime(), "Campus", null, true, null)));
        MANAGER.run(() -> projects.start(facts(added.code(), ServiceMode.REMOTE_PLUS_ONSITE)));
        assertThatThrownBy(() -> MANAGER.run(() -> projects.start(facts("NONSENSE", ServiceMode.RESIDENT))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> MANAGER.run(() -> projects.start(facts("OTHER", null))))
                .isInstanceOf(Refused.class);
    }

    private ProjectFacts facts(String type, ServiceMode mode) {
        return new ProjectFacts(
                code("P"), "A project", customer, null, type, mode, null, null, null, null, null, null, null);
    }

    @Test
    @Requirement({"R157", "R158", "R159", "R160", "R161", "R162"})
    void deliveryWaitsForEveryPartOfTheQualityContentAndNamesTheMissing() {
        var code = planned();
        var missing = List.of(QualitySection.values());
        assertThat(MANAGER.get(() -> projects.find(code)).missing()).isEqualTo(missing);
        for (var section : QualitySection.values()) {
            assertThat(keysOfRefusal(code)).contains("customers.refused.quality-" + section);
            MANAGER.run(() -> quality.write(code, Map.of(section, "Content " + section)));
            if (section != QualitySection.F) {
                assertThat(keysOfRefusal(code)).doesNotContain("customers.refused.quality-" + section);
            }
        }
        var delivering = MANAGER.get(() -> projects.move(code, null, Move.DELIVERY, null));
        assertThat(delivering.state()).isEqualTo(ProjectState.DELIVERING);
    }

    private String planned() {
        var code = MANAGER.get(() -> projects.start(project(customer)).code());
        MANAGER.run(() -> projects.move(code, null, Move.PLAN_APPROVAL, null));
        return code;
    }

    private List<String> keysOfRefusal(String code) {
        try {
            MANAGER.run(() -> projects.move(code, null, Move.DELIVERY, null));
        } catch (Refused refused) {
            return refused.problems().stream().map(Refused.Problem::key).toList();
        }
        throw new AssertionError("delivery was not refused");
    }

    @Test
    @Requirement("R163")
    void qualityContentIsWrittenByTheProjectManagerOrTheSupervisorOnly() {
        var code = planned();
        var contents = Map.of(QualitySection.A, "Duties");
        As.staff("osup", "OM_SUPERVISOR").run(() -> quality.write(code, contents));
        As.staff("pm", "PROJECT_MANAGER").onProjects(code).run(() -> quality.write(code, contents));
        assertThatThrownBy(() -> As.staff("l1", "FIRST_LINE").onProjects(code).run(() -> quality.write(code, contents)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        As.staff("pm2", "PROJECT_MANAGER").onProjects("other").run(() -> quality.write(code, contents)))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Requirement("R156")
    void theSourcesOfTheQualityContentAreAttached() {
        var code = planned();
        var file = "Initiation report".getBytes(StandardCharsets.UTF_8);
        var view =
                MANAGER.get(() -> quality.addSource(code, SourceKind.INITIATION_REPORT, null, "initiation.txt", file));
        MANAGER.run(() -> quality.addSource(code, SourceKind.PROJECT_PLAN, "Plan 2026", null, null));
        var source = view.sources().getFirst();
        assertThat(source.title()).isEqualTo("initiation.txt");
        var attachment = source.attachment();
        assertThat(MANAGER.get(() -> journal.file(attachment)).content()).isEqualTo(file);
        assertThat(MANAGER.get(() -> projects.find(code)).sources())
                .extracting(ProjectView.Source::kind)
                .containsExactly(SourceKind.INITIATION_REPORT, SourceKind.PROJECT_PLAN);
    }

    @Test
    @Requirement("R185")
    void deskFirstAndSecondLineAreDistinctTiersOfATeam() {
        var code = planned();
        for (var login : List.of("tier-desk", "tier-l1", "tier-l2")) {
            ADMIN.run(() -> {
                if (!people.exists(login)) {
                    people.admit(AdmitPerson.staff(login, login, List.of("FIRST_LINE"), List.of()));
                }
            });
        }
        MANAGER.run(() -> {
            projects.join(code, new MemberFacts("tier-desk", Tier.DESK, null));
            projects.join(code, new MemberFacts("tier-l1", Tier.L1, "Cameras"));
            projects.join(code, new MemberFacts("tier-l2", Tier.L2, null));
        });
        assertThat(customers.members(code, Tier.L1)).extracting(Member::login).containsExactly("tier-l1");
        assertThat(customers.members(code)).hasSize(3);
        assertThat(ADMIN.get(() -> people.actor("tier-l2")).projects()).contains(code);
        MANAGER.run(() -> projects.leave(code, "tier-l2"));
        assertThat(ADMIN.get(() -> people.actor("tier-l2")).projects()).doesNotContain(code);
        assertThat(customers.members(code, Tier.L2)).isEmpty();
        assertThatThrownBy(() -> MANAGER.run(() -> projects.join(code, new MemberFacts("nobody", null, null))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aProjectLivesFromInitiationToClosure() {
        var code = planned();
        var all = new EnumMap<QualitySection, String>(QualitySection.class);
        for (var section : QualitySection.values()) {
            all.put(section, "Content");
        }
        MANAGER.run(() -> quality.write(code, all));
        assertThatThrownBy(() -> MANAGER.run(() -> projects.move(code, null, Move.CLOSURE, null)))
                .isInstanceOf(Refused.class);
        MANAGER.run(() -> projects.move(code, null, Move.DELIVERY, null));
        assertThatThrownBy(() -> MANAGER.run(() -> projects.move(code, null, Move.SUSPENSION, " ")))
                .isInstanceOf(Refused.class);
        MANAGER.run(() -> {
            projects.move(code, null, Move.SUSPENSION, "Site is rebuilt");
            projects.move(code, null, Move.RESUMPTION, null);
            projects.move(code, null, Move.CLOSING_PHASE, null);
            projects.move(code, null, Move.CLOSURE, null);
        });
        assertThat(customers.projectByCode(code).open()).isFalse();
        assertThat(MANAGER.get(() -> projects.find(code)).history())
                .extracting(MoveLine::state)
                .containsExactly("PLANNED", "DELIVERING", "SUSPENDED", "DELIVERING", "CLOSING", "CLOSED");
    }

    @Test
    @Requirement("H20")
    void anImportMakesAProjectOfTheImportedCustomerWithoutContractOnce() {
        var code = code("Group 12");
        var made = MANAGER.get(() -> projects.forImport(code, null, "incidents.csv"));
        assertThat(made.imported()).isTrue();
        assertThat(made.contract()).isNull();
        assertThat(made.customerName()).isEqualTo("(imported)");
        assertThat(MANAGER.get(() -> projects.forImport(code, null, "again.csv")))
                .isEqualTo(made);
        assertThat(customers.projectByCode(code)).isEqualTo(made);
    }

    @Test
    void whatIsAskedFromMemoryIsNewAfterAChange() {
        var code = MANAGER.get(() -> projects.start(project(customer)).code());
        assertThat(customers.projectByCode(code).defaultImpact()).isEqualTo(3);
        var facts = new ProjectFacts(
                code, "Renamed", customer, null, "OTHER", ServiceMode.RESIDENT, null, null, 2, 1, null, null, null);
        MANAGER.run(() -> projects.change(code, 1, facts));
        assertThat(customers.projectByCode(code).defaultImpact()).isEqualTo(2);
        assertThatThrownBy(() -> MANAGER.run(() -> projects.change(code, 1, facts)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.STALE));
    }

    @Test
    void aContactSeesHisOwnCustomersProjectsOnly() {
        var code = MANAGER.get(() -> projects.start(project(customer)).code());
        var other = MANAGER.get(() -> book.add(customer("School")).code());
        var contact = As.contact("c1", customer);
        assertThat(contact.get(() -> projects.find(code)).code()).isEqualTo(code);
        assertThatThrownBy(() -> As.contact("c2", other).run(() -> projects.find(code)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
