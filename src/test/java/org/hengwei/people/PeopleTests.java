package org.hengwei.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RoomTest
class PeopleTests {

    private static final As ADMIN = As.staff("root", "ADMINISTRATOR");

    @Autowired
    People people;

    @Autowired
    Departments departments;

    @Autowired
    Access access;

    @Test
    @Requirement({"R1", "R2", "R3"})
    void aDepartmentIsFoundByItsFunctionWhateverItsName() {
        ADMIN.run(() -> {
            departments.found(new ShapeDepartment("Q1", "质量管理部", DepartmentFunction.QUALITY));
            departments.found(new ShapeDepartment(
                    "O1", "技术部运营服务部", DepartmentFunction.OPERATIONS, DepartmentFunction.SERVICE_DESK));
            departments.change(new ShapeDepartment("Q1", "质量部", DepartmentFunction.QUALITY));
            assertThat(departments.with(DepartmentFunction.QUALITY))
                    .extracting(DepartmentView::code)
                    .contains("Q1")
                    .doesNotContain("O1");
            assertThat(departments.with(DepartmentFunction.OPERATIONS))
                    .extracting(DepartmentView::code)
                    .contains("O1");
            assertThatThrownBy(() -> departments.found(new ShapeDepartment("X1", "X")))
                    .hasMessageContaining("people.functions.none");
        });
    }

    @Test
    @Requirement({"R4", "R5", "R8", "R24"})
    void theRolesOfTheStandardCanBeHeld() {
        ADMIN.run(() -> {
            people.admit(AdmitPerson.staff("rolf", "Rolf", List.of("GENERAL_MANAGER"), List.of()));
            people.admit(AdmitPerson.staff("rita", "Rita", List.of("MANAGEMENT_REPRESENTATIVE", "AUDITOR"), List.of()));
            people.admit(AdmitPerson.staff("nils", "Nils", List.of("SECOND_LINE"), List.of()));
            assertThat(people.person("rita").roles()).containsExactly("MANAGEMENT_REPRESENTATIVE", "AUDITOR");
        });
        assertThat(access.holders("GENERAL_MANAGER")).contains("rolf");
    }

    @Test
    @Requirement("R26")
    void reportingLinesAreKeptAndRunInNoCircle() {
        ADMIN.run(() -> {
            people.admit(AdmitPerson.staff("vice", "Vice-president", List.of("DEPUTY_MANAGER"), List.of()));
            people.admit(AdmitPerson.staff("head", "Head of O&M", List.of("OM_MANAGER"), List.of()));
            assertThat(people.change(reporting("head", "OM_MANAGER", "vice")).reportsTo())
                    .isEqualTo("vice");
            assertThatThrownBy(() -> people.change(reporting("vice", "DEPUTY_MANAGER", "head")))
                    .hasMessageContaining("people.superior.circle");
        });
    }

    @Test
    @Requirement("R27")
    void eachProcessHasAnOwner() {
        ADMIN.run(() -> {
            people.admit(AdmitPerson.staff("paul", "Paul", List.of("PROCESS_OWNER"), List.of()));
            for (var process : Process.values()) {
                departments.appoint(process, "paul");
            }
            assertThat(departments.owners())
                    .containsEntry(Process.CHANGE, "paul")
                    .hasSize(Process.values().length);
            departments.appoint(Process.CHANGE, null);
            assertThat(departments.owners()).doesNotContainKey(Process.CHANGE);
        });
    }

    @Test
    void whatIsWrongWithAPersonIsSaidAtOnce() {
        ADMIN.run(() -> {
            var wrong = new AdmitPerson(
                    "Ä",
                    "",
                    "x",
                    null,
                    "fr",
                    List.of("KING"),
                    List.of("NONE"),
                    List.of(),
                    null,
                    "ghost",
                    "short",
                    true);
            assertThatThrownBy(() -> people.admit(wrong))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Refused.Problem::field)
                                    .contains(
                                            "login",
                                            "name",
                                            "email",
                                            "language",
                                            "roles",
                                            "departments",
                                            "reportsTo",
                                            "password"));
        });
    }

    @Test
    @Requirement("H15")
    void onlyWhoAdmitsGivesRoles() {
        ADMIN.run(() -> people.admit(AdmitPerson.staff("hanna", "Hanna", List.of("HR"), List.of())));
        As.staff("hr", "HR").run(() -> {
            var up = new ChangePerson(
                    "hanna", "Hanna", null, null, "en", List.of("ADMINISTRATOR"), List.of(), List.of(), null, true, 1);
            assertThatThrownBy(() -> people.change(up)).hasMessageContaining("FORBIDDEN");
            var renamed = new ChangePerson(
                    "hanna", "Johanna", null, null, "en", List.of("HR"), List.of(), List.of(), null, true, 1);
            assertThat(people.change(renamed).version()).isEqualTo(2);
            assertThatThrownBy(() -> people.change(renamed)).hasMessageContaining("STALE");
        });
    }

    @Test
    void whoIsOnAProjectIsToldAndShowsAtOnce() {
        ADMIN.run(() -> {
            people.admit(AdmitPerson.staff("peng", "Peng", List.of("PROJECT_MANAGER"), List.of()));
            people.enrol("peng", "P-TEAM");
            people.enrol("peng", "P-TEAM");
            assertThat(people.team("P-TEAM")).containsOnlyKeys("peng");
        });
        assertThat(people.actor("peng").projects()).containsExactly("P-TEAM");
        ADMIN.run(() -> people.release("peng", "P-TEAM"));
        assertThat(people.actor("peng").projects()).isEmpty();
    }

    private static ChangePerson reporting(String login, String role, String superior) {
        return new ChangePerson(
                login, login, null, null, "zh-CN", List.of(role), List.of(), List.of(), superior, true, null);
    }
}
