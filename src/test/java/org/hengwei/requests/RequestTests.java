package org.hengwei.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.approvals.Approvals;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ItemFacts;
import org.hengwei.catalog.ItemReview;
import org.hengwei.catalog.ItemState;
import org.hengwei.catalog.ItemTask;
import org.hengwei.catalog.Items;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.journal.Journal;
import org.hengwei.measures.Measures;
import org.hengwei.measures.Scope;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.worklist.WorkQueue;
import org.hengwei.worklist.Worklist;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A request from its form to the figure, as the people who have a part in it live it. */
@RoomTest
class RequestTests {

    static final As ADMIN = As.staff("rq-admin", "ADMINISTRATOR");
    static final As MANAGER = As.staff("rq-pm", "PROJECT_MANAGER").onProjects("RQ-A", "RQ-B", "RQ-C");
    static final As DESK = As.staff("rq-desk", "DESK_AGENT");
    static final As SECOND = As.staff("rq-second", "SECOND_LINE").onProjects("RQ-A", "RQ-C");
    static final As FIRST = As.staff("rq-first", "FIRST_LINE").onProjects("RQ-A", "RQ-C");
    static final As OM = As.staff("rq-om", "OM_MANAGER");
    static final As QUALITY = As.staff("rq-quality", "QUALITY_MANAGER");

    static As contact;
    static As stranger;

    @Autowired
    Requests requests;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    RequestQueue queue;

    @Autowired
    Approvals approvals;

    @Autowired
    Items items;

    @Autowired
    Catalog catalog;

    @Autowired
    Journal journal;

    @Autowired
    Measures measures;

    @Autowired
    Worklist worklist;

    @Autowired
    DSLContext db;

    @Autowired
    MovableClock clock;

    @BeforeAll
    static void company(
            @Autowired People people,
            @Autowired CustomerBook customers,
            @Autowired CustomerProjects projects,
            @Autowired Access access) {
        var made = access.byRule("test", () -> found(people, customers, projects));
        contact = As.contact("rq-contact", made.getFirst());
        stranger = As.contact("rq-stranger", made.getLast());
    }

    static List<String> found(People people, CustomerBook customers, CustomerProjects projects) {
        for (var one : List.of(MANAGER, DESK, SECOND, FIRST, OM, QUALITY)) {
            var login = one.actor().login();
            if (!people.exists(login)) {
                people.admit(
                        AdmitPerson.staff(login, login, List.copyOf(one.actor().roles()), List.of()));
            }
        }
        var first = customer("RQ first", customers);
        var second = customer("RQ second", customers);
        project("RQ-A", first, projects);
        project("RQ-C", first, projects);
        project("RQ-B", second, projects);
        return List.of(first, second);
    }

    private static String customer(String name, CustomerBook customers) {
        return customers
                .add(new CustomerFacts(null, name, null, null, null, null, null, null, true))
                .code();
    }

    private static void project(String code, String customer, CustomerProjects projects) {
        projects.start(new ProjectFacts(
                code,
                "Project " + code,
                customer,
                null,
                "OTHER",
                ServiceMode.REMOTE_PLUS_ONSITE,
                "rq-pm",
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    static Map<String, String> account() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("action", "NEW");
        answers.put("system", "Video platform");
        answers.put("holder", "Zhou Min");
        answers.put("phone", "010-5566 7788");
        return answers;
    }

    static Upload letter() {
        return new Upload("authorisation", "letter.txt", "Signed and stamped".getBytes(StandardCharsets.UTF_8));
    }

    private RequestView asked() {
        return asked("RQ-A");
    }

    private RequestView asked(String project) {
        return contact.get(
                () -> requests.submit(SubmitRequest.of("ITEM-ACCOUNT", project, account(), List.of(letter()))));
    }

    private void agree(String number) {
        MANAGER.run(() -> approvals.agree(new Subject("request", number), null));
    }

    private RequestView look(String number) {
        return ADMIN.get(() -> queue.find(RequestKey.of(number)));
    }

    @Test
    @Requirement({"R182", "R191", "R119", "H17"})
    void aContactAsksAnApproverSignsStepsAreDoneAndItIsCounted() {
        clock.stop(Instant.parse("2026-03-04T01:00:00Z"));
        var asked = asked("RQ-C");
        assertThat(asked.state()).isEqualTo(RequestState.APPROVAL_PENDING);
        assertThat(asked.dueAt()).isNull();
        var key = RequestKey.of(asked.number());
        assertThat(MANAGER.get(() -> worklist.queue(WorkQueue.WAITING, null, 200))
                        .items())
                .anyMatch(work -> work.href().equals("/requests/" + asked.number()));
        assertThatThrownBy(() -> SECOND.run(() -> fulfilment.complete(key, null, null)))
                .isInstanceOf(Refused.class);
        agree(asked.number());
        var begun = look(asked.number());
        assertThat(begun.state()).isEqualTo(RequestState.IN_FULFILMENT);
        assertThat(begun.dueAt()).isEqualTo(Instant.parse("2026-03-05T01:00:00Z"));
        refused("requests.refused.tasks-open", () -> DESK.run(() -> fulfilment.fulfil(key, "Done")));
        refused("requests.refused.not-your-task", () -> FIRST.run(() -> fulfilment.complete(key, 1, null)));
        clock.move(Duration.ofHours(2));
        SECOND.run(() -> fulfilment.complete(key, 1, "Account zhoumin made"));
        DESK.run(() -> fulfilment.complete(key, 2, null));
        DESK.run(() -> fulfilment.fulfil(key, "The account is open"));
        refused("requests.refused.own-work", () -> DESK.run(() -> fulfilment.close(key, null)));
        var closed = contact.get(() -> fulfilment.close(key, "Thank you"));
        assertThat(closed.state()).isEqualTo(RequestState.CLOSED);
        assertThat(closed.confirmed()).isTrue();
        assertThat(closed.late()).isFalse();

        var completion = figure("QO-10", "2026");
        assertThat(completion.numerator()).isEqualByComparingTo("1");
        assertThat(completion.denominator()).isEqualByComparingTo("1");
        assertThat(figure("REQ-01", "2026-03").value()).isEqualByComparingTo("100");
    }

    private org.hengwei.measures.Figure figure(String code, String period) {
        return ADMIN.get(() -> measures.value(code, Scope.parse("project:RQ-C"), Period.parse(period)));
    }

    @Test
    @Requirement("R182")
    void badInputIsRefusedFieldByFieldAndWhatIsHiddenIsNotAsked() {
        var answers = new LinkedHashMap<>(account());
        answers.put("phone", "call me");
        answers.remove("holder");
        answers.put("until", "2020-01-01");
        answers.put("nonsense", "x");
        assertThatThrownBy(() -> contact.run(
                        () -> requests.submit(SubmitRequest.of("ITEM-ACCOUNT", "RQ-A", answers, List.of()))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactlyInAnyOrder(
                                        "answers.holder",
                                        "answers.phone",
                                        "answers.until",
                                        "answers.authorisation",
                                        "answers.nonsense"));
        var disable = new LinkedHashMap<>(account());
        disable.put("action", "DISABLE");
        disable.put("closedAccount", "zhoumin");
        disable.put("account", "typed before it was hidden");
        var sent = contact.get(() -> requests.submit(SubmitRequest.of("ITEM-ACCOUNT", "RQ-A", disable, List.of())));
        assertThat(sent.answers())
                .extracting(AnswerView::field)
                .contains("closedAccount")
                .doesNotContain("account");
    }

    @Test
    @Requirement("R182")
    void aDraftKeepsEverythingUntilItIsRight() {
        var answers = new LinkedHashMap<>(account());
        answers.put("phone", "call me");
        var draft =
                contact.get(() -> requests.draft(SubmitRequest.of("ITEM-ACCOUNT", "RQ-A", answers, List.of(letter()))));
        var key = RequestKey.of(draft.number());
        assertThatThrownBy(() -> contact.run(() -> requests.submit(key))).isInstanceOf(Refused.class);
        var kept = contact.get(() -> queue.find(key));
        assertThat(kept.answers()).extracting(AnswerView::text).contains("call me", "letter.txt");
        refusedAsUnknown(() -> ADMIN.run(() -> queue.find(key)));
        contact.run(() -> requests.change(key, SubmitRequest.of("ITEM-ACCOUNT", "RQ-A", account(), List.of())));
        var sent = contact.get(() -> requests.submit(key));
        assertThat(sent.state()).isEqualTo(RequestState.APPROVAL_PENDING);
        assertThat(sent.answers()).extracting(AnswerView::text).contains("letter.txt");
        refused("requests.refused.state", () -> contact.run(() -> requests.submit(key)));
    }

    @Test
    @Requirement("H17")
    void aRefusalRejectsAndAWithdrawnRoundMakesItADraftAgain() {
        var first = asked();
        MANAGER.run(() -> approvals.refuse(new Subject("request", first.number()), "Not in the contract"));
        var rejected = contact.get(() -> queue.find(RequestKey.of(first.number())));
        assertThat(rejected.state()).isEqualTo(RequestState.REJECTED);
        assertThat(rejected.reason()).isEqualTo("Not in the contract");
        var second = asked();
        contact.run(() -> approvals.withdraw(new Subject("request", second.number()), "Wrong system"));
        assertThat(contact.get(() -> queue.find(RequestKey.of(second.number()))).state())
                .isEqualTo(RequestState.DRAFT);
        var third = asked();
        contact.run(() -> requests.cancel(RequestKey.of(third.number()), "Not needed"));
        assertThat(look(third.number()).state()).isEqualTo(RequestState.CANCELLED);
        assertThat(MANAGER.get(() -> approvals.waitingForMe()))
                .noneMatch(round -> round.subject().code().equals(third.number()));
    }

    @Test
    @Requirement({"R182", "H15"})
    void aContactSeesOnlyWhatIsHisCustomersAndNothingInternal() {
        var asked = asked();
        var key = RequestKey.of(asked.number());
        refusedAsUnknown(() -> stranger.run(() -> queue.find(key)));
        refusedAsUnknown(() -> stranger.run(() -> requests.cancel(key, "Mine")));
        assertThat(stranger.get(() -> queue.list(RequestFilter.all(), RequestSort.NEWEST, null, 200, true))
                        .items())
                .extracting(RequestLine::project)
                .doesNotContain("RQ-A");
        refused(
                "requests.refused.project-unknown",
                () -> stranger.run(
                        () -> requests.submit(SubmitRequest.of("ITEM-CONSULT", "RQ-A", Map.of(), List.of()))));
        refused(
                "requests.refused.item-unknown",
                () -> contact.run(
                        () -> requests.submit(SubmitRequest.of("ITEM-SPARE-USE", "RQ-A", Map.of(), List.of()))));
        agree(asked.number());
        SECOND.run(() -> fulfilment.complete(key, 1, "internal remark"));
        DESK.run(() -> journal.comment(new Subject("request", asked.number()), "internal", Audience.INTERNAL));
        var seen = contact.get(() -> queue.find(key));
        assertThat(seen.tasks().getFirst().note()).isNull();
        assertThat(seen.tasks().getFirst().doneByName()).isNull();
        assertThat(contact.get(() -> journal.comments(new Subject("request", asked.number()))))
                .isEmpty();
        refused("shared.refused.forbidden", () -> contact.run(() -> items.find("ITEM-ACCOUNT")));
        assertThat(contact.get(() -> requests.requestable()))
                .extracting(item -> item.code())
                .contains("ITEM-ACCOUNT")
                .doesNotContain("ITEM-SPARE-USE");
    }

    @Test
    @Requirement({"R182", "H4"})
    void pausesStopTheClockAndReopeningVoidsTheFulfilment() {
        clock.stop(Instant.parse("2026-03-09T01:00:00Z"));
        var words = SubmitRequest.inWords(
                "Please hold a training", "For ten people", "RQ-A", RequestChannel.EMAIL, "Zhou Min", null);
        var mail = DESK.get(() -> requests.submit(words.from("MAIL", "<1@rq>")));
        assertThat(mail.state()).isEqualTo(RequestState.NEW);
        assertThat(DESK.get(() -> requests.submit(words.from("MAIL", "<1@rq>"))).number())
                .isEqualTo(mail.number());
        var key = RequestKey.of(mail.number());
        var item = SubmitRequest.of(
                "ITEM-CONSULT", "RQ-A", Map.of("kind", "ADVICE", "subject", "Export of pictures"), List.of());
        var begun = DESK.get(() -> requests.classify(key, item));
        assertThat(begun.state()).isEqualTo(RequestState.IN_FULFILMENT);
        assertThat(begun.dueAt()).isEqualTo(Instant.parse("2026-03-16T01:00:00Z"));
        assertThat(DESK.get(() -> fulfilment.pause(key, "CUSTOMER", "Which system?"))
                        .dueAt())
                .isNull();
        clock.move(Duration.ofDays(1));
        assertThat(DESK.get(() -> fulfilment.resume(key)).dueAt()).isAfter(begun.dueAt());
        DESK.run(() -> fulfilment.assign(key, "rq-desk"));
        DESK.run(() -> fulfilment.complete(key, null, null));
        DESK.run(() -> fulfilment.fulfil(key, "Answered by mail"));
        var open = contact.get(() -> fulfilment.reopen(key, "The link is dead"));
        assertThat(open.state()).isEqualTo(RequestState.IN_FULFILMENT);
        assertThat(open.fulfilledAt()).isNull();
        assertThat(open.reopenCount()).isEqualTo(1);
        DESK.run(() -> fulfilment.fulfil(key, "Link mended"));
        assertThat(OM.get(() -> fulfilment.close(key, true, null)).confirmed()).isTrue();
        assertThat(DESK.get(() -> queue.list(
                                new RequestFilter("CLOSED", "RQ-A", null, null, null, null, null, "mended training"),
                                RequestSort.NEWEST,
                                null,
                                10,
                                false))
                        .items())
                .isEmpty();
        assertThat(DESK.get(() -> worklist.search("training", false, null, 50)).items())
                .anyMatch(work -> work.code().equals(mail.number()));
    }

    @Test
    @Requirement({"R173", "R175", "R176", "H17"})
    void anItemIsOfferedWhenOthersHaveSignedAndARequestKeepsItsEdition() {
        var code = "RQ-SIGN-" + Long.toString(System.nanoTime(), 36).toUpperCase();
        var author = As.staff("rq-author", "OM_SUPERVISOR");
        var subject = new Subject(Items.KIND, code);
        refused("catalog.refused.class-unknown", () -> author.run(() -> items.draft(item(code, "First", "7777"))));
        author.run(() -> items.draft(item(code, "First", "0402")));
        refused(
                "approvals.refused.four-eyes",
                () -> OM.run(() -> items.review(code, null, new ItemReview(null, "rq-om"))));
        author.run(() -> items.review(code, null, new ItemReview("rq-quality", "rq-om")));
        refused(
                "catalog.refused.item-in_review",
                () -> author.run(() -> items.change(code, null, item(code, "Sly", "0402"))));
        QUALITY.run(() -> approvals.agree(subject, null));
        refused("requests.refused.item-unknown", () -> DESK.run(() -> askFor(code)));
        OM.run(() -> approvals.agree(subject, null));
        var first = DESK.get(() -> askFor(code));

        author.run(() -> items.change(code, null, item(code, "Second", "0402")));
        author.run(() -> items.review(code, null, new ItemReview(null, "rq-desk")));
        refused("shared.refused.forbidden", () -> DESK.run(() -> approvals.agree(subject, null)));
        DESK.run(() -> approvals.refuse(subject, "I may not publish"));
        assertThat(author.get(() -> items.find(code)).state()).isEqualTo(ItemState.DRAFT);
        author.run(() -> items.review(code, null, new ItemReview(null, "rq-om")));
        OM.run(() -> approvals.agree(subject, null));
        var second = DESK.get(() -> askFor(code));
        assertThat(second.itemEdition()).isEqualTo(2);
        assertThat(look(first.number()).itemEdition()).isEqualTo(1);
        assertThat(catalog.item(code, 1).orElseThrow().facts().nameEn()).isEqualTo("First");
        assertThatThrownBy(() -> db.execute(
                        "UPDATE catalog.item_edition SET content = '{}' WHERE item = ? AND edition = 1", code))
                .hasMessageContaining("never changes");
    }

    private RequestView askFor(String item) {
        return requests.submit(SubmitRequest.of(item, "RQ-A", Map.of(), List.of()));
    }

    private static ItemFacts item(String code, String name, String standardClass) {
        return new ItemFacts(
                code,
                name,
                name,
                null,
                null,
                null,
                null,
                standardClass,
                true,
                "PT4H",
                "7X24",
                List.of(),
                List.of(),
                List.of(new ItemTask("Do it", null, "DESK_AGENT", null)));
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.key()).isEqualTo(key));
    }

    private static void refusedAsUnknown(ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
}
