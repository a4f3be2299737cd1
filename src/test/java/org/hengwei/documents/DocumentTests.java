package org.hengwei.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.RoundState;
import org.hengwei.documents.Numbering.Scheme;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.Company;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A document from its draft to the version that follows it. */
@RoomTest
class DocumentTests {

    static final As AUTHOR = As.staff("wu", "QUALITY_MANAGER");
    static final As REVIEWER = As.staff("zhao", "MANAGEMENT_REPRESENTATIVE");
    static final As APPROVER = As.staff("lu", "GENERAL_MANAGER");
    static final As CONTROLLER = As.staff("doc", "DOCUMENT_CONTROLLER");

    @Autowired
    People people;

    @Autowired
    Documents documents;

    @Autowired
    DocumentViews views;

    @Autowired
    Numbering numbering;

    @Autowired
    Company company;

    @Autowired
    Access access;

    @Autowired
    Approvals approvals;

    @BeforeEach
    void admit() {
        As.staff("root", "ADMINISTRATOR")
                .run(() -> List.of("wu", "zhao", "lu").stream()
                        .filter(login -> !people.exists(login))
                        .forEach(login ->
                                people.admit(AdmitPerson.staff(login, login, List.of("QUALITY_ENGINEER"), List.of()))));
    }

    @Test
    @Requirement({"R340", "R342", "R343", "R345", "R346", "R348", "H17"})
    void threePeopleSignAndTheIssuedVersionKeepsItsBytes() {
        scheme("QPLAN", "YNTD-ITSS-{seq:4}", "V1.0", 417);
        access.byRule("test", () -> company.name("恒信运维有限公司", "zh-CN"));
        var drafted = AUTHOR.get(() -> documents.draft(draft("QPLAN", "zhao", "lu")));
        assertThat(drafted.number()).isEqualTo("YNTD-ITSS-0417");
        assertThat(drafted.title()).isEqualTo("2025年运维服务质量管理计划");
        assertThat(drafted.newest().changeNote()).isEqualTo("首次发布");

        var issued = issued(drafted.number());
        assertThat(issued.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(issued.newest().sha256()).containsKeys(DocumentFormat.DOCX, DocumentFormat.PDF);
        var first = CONTROLLER.get(() -> views.file(drafted.number(), "V1.0", DocumentFormat.PDF));
        assertThat(first.frozen()).isTrue();
        assertThat(first.sha256()).isEqualTo(issued.newest().sha256().get(DocumentFormat.PDF));

        var content = CONTROLLER.get(() -> views.content(drafted.number(), "V1.0"));
        assertThat(content).isNotNull();
        assertThat(CONTROLLER.get(numbering::company)).isEqualTo("恒信运维有限公司");
        assertThat(content.cover().number()).isEqualTo("YNTD-ITSS-0417");
        assertThat(content.cover().controlState()).isEqualTo("受控");
        assertThat(content.cover().departments()).containsExactly("QA", "OM");
        assertThat(content.cover().staff()).isEqualTo("参与运维服务业务的人员");
        assertThat(content.cover().history()).singleElement().satisfies(row -> {
            assertThat(row.author().name()).isEqualTo("wu");
            assertThat(row.reviewer().name()).isEqualTo("zhao");
            assertThat(row.approver().date()).isNotNull();
        });
    }

    @Test
    @Requirement({"R341", "R342", "R343"})
    void aRevisionSupersedesWhenItIsIssued() {
        scheme("MAN", "GSB/T 300.{seq:2}", "A0", 1);
        var drafted = AUTHOR.get(() -> documents.draft(draft("MAN", "zhao", "lu")));
        assertThat(drafted.number()).isEqualTo("GSB/T 300.01");
        assertThat(drafted.code()).isEqualTo("GSB-T-300.01");
        issued(drafted.number());
        var revised = AUTHOR.get(() -> documents.reviseFrom("GSB-T-300.01", false, "按内审意见修订", "3–5"));
        assertThat(revised.label()).isEqualTo("A1");
        assertThat(revised.issuedLabel()).isEqualTo("A0");
        var second = issued(drafted.number());
        assertThat(second.versions())
                .extracting(VersionView::state)
                .containsExactly(DocumentState.SUPERSEDED, DocumentState.ISSUED);
        var content = AUTHOR.get(() -> views.content(drafted.number(), "A1"));
        assertThat(content).isNotNull();
        assertThat(content.cover().history()).hasSize(2).last().satisfies(row -> {
            assertThat(row.revisedPages()).isEqualTo("3–5");
            assertThat(row.note()).isEqualTo("按内审意见修订");
        });
    }

    @Test
    @Requirement("H17")
    void nobodySignsTwice() {
        assertRefused(
                () -> AUTHOR.run(() -> documents.draft(draft("MAN", "wu", "lu"))), "documents.refused.three-persons");
        assertRefused(
                () -> AUTHOR.run(() -> documents.draft(draft("MAN", "zhao", "zhao"))),
                "documents.refused.three-persons");
        var drafted = AUTHOR.get(() -> documents.draft(draft("MAN", "zhao", "lu")));
        AUTHOR.run(() -> documents.submit(drafted.number(), SamplePlan.content()));
        var subject = new Subject("document", drafted.code());
        assertRefused(() -> APPROVER.run(() -> approvals.agree(subject, null)), "approvals.refused.not-yours");
        assertRefused(() -> REVIEWER.run(() -> approvals.delegate(subject, 2, "lu")), "approvals.refused.four-eyes");
        assertRefused(() -> CONTROLLER.run(() -> documents.issue(drafted.number(), day())), "documents.refused.state");
    }

    @Test
    @Requirement("H17")
    void aRefusalMakesItADraftAgain() {
        var drafted = AUTHOR.get(() -> documents.draft(draft("MAN", "zhao", "lu")));
        AUTHOR.run(() -> documents.submit(drafted.number(), SamplePlan.content()));
        var subject = new Subject("document", drafted.code());
        assertRefused(() -> REVIEWER.run(() -> approvals.refuse(subject, " ")), "shared.required");
        REVIEWER.run(() -> approvals.agree(subject, "可以"));
        APPROVER.run(() -> approvals.refuse(subject, "目标不清"));
        var back = AUTHOR.get(() -> views.get(drafted.number()));
        assertThat(back.state()).isEqualTo(DocumentState.DRAFT);
        assertThat(back.newest().reviewedAt()).isNull();
        AUTHOR.run(() -> documents.submit(drafted.number(), SamplePlan.content()));
        assertThat(AUTHOR.get(() -> approvals.of(subject))).satisfies(round -> {
            assertThat(round.seq()).isEqualTo(2);
            assertThat(round.state()).isEqualTo(RoundState.RUNNING);
        });
    }

    @Test
    @Requirement("R348")
    void whatIsConfidentialIsSeenByThoseItWasHandedTo() {
        scheme("SEC", "SEC-{seq}", "V1.0", 1);
        var d = draft("SEC", "zhao", "lu");
        var drafted = AUTHOR.get(() -> documents.draft(new DraftDocument(
                d.kind(),
                d.title(),
                "en",
                2025,
                null,
                "zhao",
                "lu",
                SecurityClass.CONFIDENTIAL,
                d.departments(),
                null)));
        assertThat(drafted.title()).endsWith("2025");
        issued(drafted.number());
        var reader = As.staff("any", "FIRST_LINE").inDepartments("OM");
        assertThatThrownBy(() -> reader.run(() -> views.get(drafted.number()))).isInstanceOf(Refused.class);
        CONTROLLER.run(() -> documents.distribute(drafted.number(), List.of("OM")));
        reader.run(() -> documents.acknowledge(drafted.number()));
        assertThat(reader.get(() -> views.get(drafted.number())).newest().acknowledgedBy())
                .containsExactly("any");
    }

    @Test
    @Requirement("H17")
    void aSignerMustBeSomebody() {
        assertRefused(
                () -> AUTHOR.run(() -> documents.draft(draft("MAN", "zhao", "nobody"))), "documents.refused.nobody");
    }

    @ParameterizedTest
    @Requirement("R343")
    @CsvSource({"V1.0,false,V1.1", "V1.9,false,V1.10", "V1.1,true,V2.0", "A0,false,A1", "A1,true,B0"})
    void versionsFollowTheHouseScheme(String before, boolean major, String after) {
        assertThat(Numbering.following(before, major)).isEqualTo(after);
    }

    private DocumentView issued(String number) {
        AUTHOR.run(() -> documents.submit(number, SamplePlan.content()));
        var subject = new Subject("document", Numbering.code(number));
        REVIEWER.run(() -> approvals.agree(subject, null));
        assertThat(AUTHOR.get(() -> views.get(number)).state()).isEqualTo(DocumentState.REVIEWED);
        APPROVER.run(() -> approvals.agree(subject, null));
        assertThat(AUTHOR.get(() -> views.get(number)).state()).isEqualTo(DocumentState.APPROVED);
        return CONTROLLER.get(() -> documents.issue(number, day()));
    }

    private void scheme(String kind, String pattern, String versions, int next) {
        CONTROLLER.run(() -> numbering.define(new Scheme(kind, kind, kind, pattern, versions, next, 0)));
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 12, 1);
    }

    private static DraftDocument draft(String kind, String reviewer, String approver) {
        return new DraftDocument(
                kind,
                "运维服务质量管理计划",
                "zh-CN",
                2025,
                null,
                reviewer,
                approver,
                SecurityClass.INTERNAL,
                List.of("QA", "OM"),
                "参与运维服务业务的人员");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, String key) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
