package org.hengwei.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hengwei.processes.SomeProcesses.ADMIN;
import static org.hengwei.processes.SomeProcesses.APPROVER;
import static org.hengwei.processes.SomeProcesses.AUTHOR;
import static org.hengwei.processes.SomeProcesses.ENGINEER;
import static org.hengwei.processes.SomeProcesses.QUALITY;
import static org.hengwei.processes.SomeProcesses.REVIEWER;
import static org.hengwei.processes.SomeProcesses.code;
import static org.hengwei.processes.SomeProcesses.facts;
import static org.hengwei.processes.SomeProcesses.procedure;
import static org.hengwei.processes.SomeProcesses.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.approvals.Approvals;
import org.hengwei.notices.NoticeView;
import org.hengwei.notices.Notices;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Process;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Work;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RoomTest
@RecordApplicationEvents
class ProcessDefinitionsTests {

    @Autowired
    ProcessDefinitions definitions;

    @Autowired
    DefinitionViews views;

    @Autowired
    AnnualReviews reviews;

    @Autowired
    ShippedProcesses shipped;

    @Autowired
    ReviewWatch watch;

    @Autowired
    ReviewStage stage;

    @Autowired
    Approvals approvals;

    @Autowired
    Departments departments;

    @Autowired
    Notices notices;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    DSLContext db;

    @BeforeEach
    void admit() {
        SomeProcesses.admit(people);
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    private DefinitionView find(String code) {
        return ENGINEER.get(() -> views.find(code));
    }

    private void sign(String code) {
        AUTHOR.run(() -> definitions.review(code, null, new SignOff("pr-zhao", "pr-lu")));
        REVIEWER.run(() -> approvals.agree(ProcessDefinitions.subject(code), null));
        APPROVER.run(() -> approvals.agree(ProcessDefinitions.subject(code), null));
    }

    private String inForce(DefinitionFacts facts) {
        var made = AUTHOR.get(() -> definitions.draft(facts)).code();
        sign(made);
        return made;
    }

    private static void refused(String key, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::key)
                                .contains(key));
    }

    @Test
    @Requirement("R180")
    void theEightProcessesAreThereFromTheStartInBothLanguages() {
        var filter = new DefinitionFilter(DefinitionKind.PROCESS, null, null, null, null, null);
        var all = ENGINEER.get(() -> views.list(filter, null, 200, true)).items();
        var there = all.stream()
                .filter(line -> line.inForce() != null && line.process() != null)
                .map(DefinitionLine::process)
                .collect(Collectors.toSet());
        assertThat(there).containsAll(EnumSet.complementOf(EnumSet.of(Process.REQUEST)));
        for (var facts : shipped.all()) {
            var kept = find(String.valueOf(facts.code()));
            assertThat(kept.facts().titleEn()).isNotBlank();
            assertThat(kept.facts().steps(false)).hasSameSizeAs(kept.facts().steps(true));
            assertThat(kept.facts().passages(true)).hasSize(5);
            assertThat(kept.facts().passages(false))
                    .doesNotContainAnyElementsOf(kept.facts().passages(true));
        }
    }

    @Test
    @Requirement("R180")
    void shippingTwiceOrOverTheCompanysOwnWordsChangesNothing() {
        var before = db.fetchCount(org.hengwei.processes.db.Tables.DEFINITION_EDITION);
        shipped.put();
        assertThat(db.fetchCount(org.hengwei.processes.db.Tables.DEFINITION_EDITION))
                .isEqualTo(before);
        refused(
                "processes.refused.defined",
                () -> AUTHOR.run(() -> definitions.draft(
                        facts(code("P"), DefinitionKind.PROCESS, Process.INCIDENT, "x", List.of(), null, null))));
    }

    @Test
    @Requirement({"R180", "R27"})
    void theOwnerIsTheOneOwnerOfTheHousesProcess() {
        ADMIN.run(() -> definitions.appoint("PROC-RELEASE", null, "pr-sun"));
        assertThat(ADMIN.get(departments::owners)).containsEntry(Process.RELEASE, "pr-sun");
        ADMIN.run(() -> departments.appoint(Process.RELEASE, "pr-wu"));
        assertThat(find("PROC-RELEASE").owner()).isEqualTo("pr-wu");
        assertThatThrownBy(() -> AUTHOR.run(() -> definitions.appoint("PROC-RELEASE", null, "pr-sun")))
                .isInstanceOf(Refused.class);
        var own = inForce(process(code("P")));
        assertThat(find(own).owner()).isEqualTo("pr-wu");
        ADMIN.run(() -> definitions.appoint(own, null, "pr-sun"));
        assertThat(find(own).owner()).isEqualTo("pr-sun");
        refused("processes.refused.person", () -> ADMIN.run(() -> definitions.appoint(own, null, "pr-nobody")));
    }

    @Test
    @Requirement("R180")
    void theCompanyAddsItsOwnAndThreePeopleSignIt() {
        var code = code("P");
        assertThatThrownBy(() -> ENGINEER.run(() -> definitions.draft(process(code))))
                .isInstanceOf(Refused.class);
        AUTHOR.run(() -> definitions.draft(process(code)));
        refused("processes.refused.code-taken", () -> AUTHOR.run(() -> definitions.draft(process(code))));
        refused("shared.required", () -> AUTHOR.run(() -> definitions.review(code, null, new SignOff(null, "pr-lu"))));
        refused(
                "approvals.refused.four-eyes",
                () -> AUTHOR.run(() -> definitions.review(code, null, new SignOff("pr-lu", "pr-lu"))));
        refused(
                "processes.refused.own-draft",
                () -> QUALITY.run(() -> definitions.review(code, null, new SignOff("pr-zhao", "pr-wu"))));
        AUTHOR.run(() -> definitions.review(code, null, new SignOff("pr-zhao", "pr-sun")));
        refused("processes.refused.signing", () -> AUTHOR.run(() -> definitions.change(code, null, process(code))));
        REVIEWER.run(() -> approvals.agree(ProcessDefinitions.subject(code), null));
        assertThatThrownBy(() -> ENGINEER.run(() -> approvals.agree(ProcessDefinitions.subject(code), null)))
                .isInstanceOf(Refused.class);
        assertThat(find(code).inForce()).isNull();
        ENGINEER.run(() -> approvals.refuse(ProcessDefinitions.subject(code), "Not mine to sign"));
        assertThat(find(code).state()).isEqualTo(DefinitionState.DRAFT);
        sign(code);
        assertThat(find(code).inForce()).isEqualTo(1);
        assertThat(find(code).facts().measures()).containsExactly("INC-01", "QO-08");
    }

    @Test
    @Requirement("R181")
    void aChangeStartsTheNextEditionWhileTheSignedOneStaysInForceUnchanged() {
        var code = inForce(process(code("P")));
        var next = facts(code, DefinitionKind.PROCESS, null, "Look twice", List.of(), null, null);
        refused("shared.required", () -> AUTHOR.run(() -> definitions.change(code, null, next)));
        refused(
                "processes.refused.fixed",
                () -> AUTHOR.run(() -> definitions.change(
                        code, null, facts(code, DefinitionKind.PROCESS, Process.REQUEST, "x", List.of(), "n", null))));
        var day = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(10);
        AUTHOR.run(() -> definitions.change(
                code, null, facts(code, DefinitionKind.PROCESS, null, "Look twice", List.of(), "Two looks", day)));
        assertThat(find(code).inForce()).isEqualTo(1);
        assertThat(ENGINEER.get(() -> views.edition(code, 1)).steps(true)).containsExactly("Look at it");
        sign(code);
        assertThat(find(code).inForce()).as("signed, but its day has not come").isEqualTo(1);
        clock.move(java.time.Duration.ofDays(11));
        assertThat(find(code).inForce()).isEqualTo(2);
        assertThat(find(code).editions())
                .extracting(DefinitionView.Edition::effectiveOn)
                .contains(day);
        assertThatThrownBy(() ->
                        db.execute("UPDATE processes.definition_edition SET content = '{}' WHERE definition = ?", code))
                .hasMessageContaining("never changes");
        refused("shared.refused.stale", () -> AUTHOR.run(() -> definitions.change(code, 1, next)));
        refused(
                "processes.refused.past",
                () -> AUTHOR.run(() -> definitions.change(
                        code,
                        null,
                        facts(code, DefinitionKind.PROCESS, null, "x", List.of(), "n", day.minusDays(30)))));
    }

    @Test
    @Requirement("R181")
    void aDraftOfTheNextEditionIsDroppedAloneAndTheSignedOneStays() {
        var code = inForce(process(code("P")));
        refused("processes.refused.move", () -> AUTHOR.run(() -> definitions.dropDraft(code, null, "Nothing there")));
        AUTHOR.run(() -> definitions.change(
                code, null, facts(code, DefinitionKind.PROCESS, null, "Look twice", List.of(), "Two looks", null)));
        var draft = AUTHOR.get(() -> views.find(code));
        assertThat(draft.open("DROP")).isTrue();
        assertThat(find(code).open("DROP")).as("an engineer may not").isFalse();
        refused("shared.required", () -> AUTHOR.run(() -> definitions.dropDraft(code, null, " ")));
        refused(
                "shared.refused.stale",
                () -> AUTHOR.run(() -> definitions.dropDraft(code, draft.version() - 1, "Not needed")));
        assertThatThrownBy(() -> ENGINEER.run(() -> definitions.dropDraft(code, null, "Not mine")))
                .isInstanceOf(Refused.class);
        var after = AUTHOR.get(() -> definitions.dropDraft(code, draft.version(), "Not needed"));
        assertThat(after.state()).isEqualTo(DefinitionState.IN_FORCE);
        assertThat(after.edition()).isEqualTo(1);
        assertThat(after.inForce()).isEqualTo(1);
        assertThat(after.editions()).hasSize(1);
        assertThat(ENGINEER.get(() -> views.edition(code, 1)).steps(true)).containsExactly("Look at it");
        assertThat(events.stream(ProcessEvent.DraftDropped.class))
                .anySatisfy(news -> assertThat(news.reason()).isEqualTo("Not needed"));
        AUTHOR.run(() -> definitions.change(
                code, null, facts(code, DefinitionKind.PROCESS, null, "Look thrice", List.of(), "Three", null)));
        sign(code);
        assertThat(find(code).inForce()).isEqualTo(2);
        var first = AUTHOR.get(() -> definitions.draft(process(code("P")))).code();
        assertThat(AUTHOR.get(() -> views.find(first)).open("DROP")).isFalse();
        refused("processes.refused.first-edition", () -> AUTHOR.run(() -> definitions.dropDraft(first, null, "No")));
    }

    @Test
    @Requirement("R181")
    void onceAYearTheOwnerOrQualityReviewsAndAnUpdateStaysOpenUntilTheNextEditionIsSigned() {
        var code = inForce(process(code("P")));
        clock.stop(Instant.parse("2032-03-01T02:00:00Z"));
        assertThat(unreviewed(2032)).contains(code);
        var before = stage();
        var update = new AnnualReview(Verdict.UPDATE, "Steps are out of date");
        assertThatThrownBy(() -> ENGINEER.run(() -> reviews.review(code, null, update)))
                .as("neither owner nor quality")
                .isInstanceOf(Refused.class);
        refused(
                "shared.required",
                () -> QUALITY.run(() -> reviews.review(code, null, new AnnualReview(Verdict.KEEP, " "))));
        QUALITY.run(() -> reviews.review(code, null, update));
        refused("processes.refused.reviewed-already", () -> QUALITY.run(() -> reviews.review(code, null, update)));
        assertThat(unreviewed(2032)).doesNotContain(code);
        assertThat(stage().done()).isEqualTo(before.done() + 1);
        assertThat(stage().all()).isEqualTo(before.all());
        assertThat(find(code).obligation()).isEqualTo(Verdict.UPDATE);
        assertThat(work(code).open()).isTrue();
        assertThat(work(code).state()).isEqualTo("UPDATE_DUE");
        AUTHOR.run(() -> definitions.change(
                code, null, facts(code, DefinitionKind.PROCESS, null, "New", List.of(), "After review", null)));
        assertThat(find(code).obligation()).as("drafting is not enough").isEqualTo(Verdict.UPDATE);
        sign(code);
        assertThat(find(code).obligation()).isNull();
        assertThat(work(code).open()).isFalse();
        clock.stop(Instant.parse("2033-01-05T02:00:00Z"));
        assertThat(unreviewed(2033)).contains(code);
        var owner = find(code).owner();
        assertThat(owner).isEqualTo("pr-wu");
        AUTHOR.run(() -> reviews.review(code, null, new AnnualReview(Verdict.KEEP, "Fits")));
        assertThat(find(code).reviews())
                .extracting(DefinitionView.Review::year, DefinitionView.Review::verdict, DefinitionView.Review::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2033, Verdict.KEEP, "pr-wu"),
                        org.assertj.core.groups.Tuple.tuple(2032, Verdict.UPDATE, "pr-qian"));
        assertThatThrownBy(() -> db.execute("DELETE FROM processes.annual_review WHERE definition = ?", code))
                .hasMessageContaining("never changes");
    }

    @Test
    @Requirement("R181")
    void fromOctoberTheOwnerIsRemindedOnceAMonthUntilTheReviewIsWrittenDown() {
        var code = inForce(process(code("P")));
        ADMIN.run(() -> definitions.appoint(code, null, "pr-sun"));
        clock.stop(Instant.parse("2034-09-30T02:00:00Z"));
        watch.look();
        assertThat(reminders(code)).isZero();
        clock.stop(Instant.parse("2034-10-02T02:00:00Z"));
        watch.look();
        watch.look();
        assertThat(reminders(code)).isEqualTo(1);
        assertThat(work(code).assignee()).isEqualTo("pr-sun");
        assertThat(work(code).state()).isEqualTo("REVIEW_DUE");
        assertThat(work(code).dueAt()).isEqualTo(Instant.parse("2034-12-31T16:00:00Z"));
        clock.stop(Instant.parse("2034-11-02T02:00:00Z"));
        watch.look();
        assertThat(reminders(code)).isEqualTo(2);
        ENGINEER.run(() -> reviews.review(code, null, new AnnualReview(Verdict.KEEP, "Fits")));
        assertThat(work(code).open()).isFalse();
        clock.stop(Instant.parse("2034-12-02T02:00:00Z"));
        watch.look();
        assertThat(reminders(code)).isEqualTo(2);
    }

    @Test
    @Requirement("R192")
    void aProcedureInForceIsFoundByTheCategoryOfTheFaultAndByTheOneAbove() {
        var shippedOnes = Set.copyOf(codes("NETWORK_DEVICE"));
        assertThat(shippedOnes).contains("TS-NETWORK");
        assertThat(codes("HARDWARE_CAMERA")).contains("TS-VIDEO-OFFLINE").doesNotContain("TS-NETWORK");
        assertThat(codes("ENVIRONMENT_POWER")).isEmpty();
        assertThat(codes(null)).isEmpty();
        var code = code("TS");
        AUTHOR.run(() -> definitions.draft(procedure(code, "NETWORK")));
        assertThat(codes("NETWORK_LINE")).as("not signed").doesNotContain(code);
        sign(code);
        assertThat(codes("NETWORK_LINE")).contains(code);
        assertThat(codes("NETWORK")).contains(code);
        assertThat(codes("VIDEO_OFFLINE")).doesNotContain(code);
        assertThat(find(code).facts().steps(true)).containsExactly("Ping", "Trace");
        refused("shared.required", () -> APPROVER.run(() -> definitions.withdraw(code, null, "")));
        assertThatThrownBy(() -> AUTHOR.run(() -> definitions.withdraw(code, null, "Old")))
                .isInstanceOf(Refused.class);
        APPROVER.run(() -> definitions.withdraw(code, null, "Old"));
        assertThat(codes("NETWORK_LINE")).doesNotContain(code);
        refused(
                "processes.refused.withdrawn",
                () -> AUTHOR.run(() -> definitions.change(code, null, procedure(code, "NETWORK"))));
    }

    @Test
    @Requirement("R192")
    void whatAProcedureIsBoundToMustExist() {
        refused(
                "processes.refused.category-unknown",
                () -> AUTHOR.run(() -> definitions.draft(procedure(code("TS"), "NO_SUCH"))));
        refused(
                "processes.refused.no-category",
                () -> AUTHOR.run(() -> definitions.draft(
                        facts(code("TS"), DefinitionKind.PROCEDURE, null, "x", List.of(), null, null))));
        refused(
                "processes.refused.process-category",
                () -> AUTHOR.run(() -> definitions.draft(
                        facts(code("P"), DefinitionKind.PROCESS, null, "x", List.of("NETWORK"), null, null))));
    }

    private List<String> codes(String category) {
        return ENGINEER.get(() -> views.procedures(category)).stream()
                .map(Procedure::code)
                .toList();
    }

    private List<String> unreviewed(int year) {
        var filter = new DefinitionFilter(null, null, null, null, year, null);
        return ENGINEER.get(() -> views.list(filter, null, 200, false)).items().stream()
                .map(DefinitionLine::code)
                .toList();
    }

    private org.hengwei.shared.YearStage.Line stage() {
        var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
        return ENGINEER.get(() -> stage.lines(today)).getFirst();
    }

    private Work work(String code) {
        return events.stream(Work.class)
                .filter(work -> work.subject().equals(ProcessDefinitions.subject(code)))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private long reminders(String code) {
        return ENGINEER.get(() -> notices.inbox(false, null, 200)).items().stream()
                .filter(notice -> notice.key().equals("processes.notice.review"))
                .map(NoticeView::args)
                .filter(args -> args.contains(code))
                .count();
    }
}
