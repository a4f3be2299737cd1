package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.feedback.db.ComplaintRecord;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Permission;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Complaints from receipt to the satisfied customer: graded, handled until a due time by whom the grade names, called back by
 * somebody else (R211–R216). A withdrawn one stays counted.
 */
@Service
@Transactional
public class Complaints {

    private static final String ANSWER = "ANSWER";
    private static final String SOLUTION = "SOLUTION";
    private static final List<Integer> WARN_AT = List.of(75);

    private final ComplaintRepository repository;
    private final Customers customers;
    private final People people;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final ComplaintBell bell;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Complaints(
            ComplaintRepository repository,
            Customers customers,
            People people,
            Deadlines deadlines,
            Calendars calendars,
            ComplaintBell bell,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.customers = customers;
        this.people = people;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.bell = bell;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a complaint down; its clocks start with what a normal one promises. The same source twice gives the one it made.
     * Refused without content, or with neither a customer nor a project that exist.
     */
    public ComplaintView receive(ReceiveComplaint complaint) {
        var project = project(complaint.project());
        var row = taken(complaint, project);
        var actor = access.demand(FeedbackPermission.COMPLAIN, new Complaint(row).place());
        row.setReceivedBy(actor.login());
        var rule = repository.rule(ComplaintGrade.NORMAL);
        row.setAnswerDueAt(due(rule.answerCalendar(), rule.answer(), row.getReceivedAt()));
        row.setDueAt(due(rule.solveCalendar(), rule.solve(), row.getReceivedAt()));
        if (!repository.add(row)) {
            return view(
                    repository.ofSource(Objects.requireNonNull(row.getSource())).orElseThrow());
        }
        var made = new Complaint(row);
        deadlines.promiseAll(promises(made, rule));
        announce(
                made,
                new ComplaintEvent.Received(
                        made.subject(),
                        row.getReceivedAt(),
                        row.getTitle(),
                        ComplaintChannel.valueOf(row.getChannel()),
                        row.getCustomer(),
                        row.getProject()));
        bell.received(made, manager(made));
        return view(made);
    }

    private @Nullable ProjectInBrief project(@Nullable String code) {
        return code == null || code.isBlank() ? null : customers.projectByCode(code.strip());
    }

    private ComplaintRecord taken(ReceiveComplaint complaint, @Nullable ProjectInBrief project) {
        var now = now();
        var received =
                complaint.receivedAt() == null ? now : complaint.receivedAt().truncatedTo(ChronoUnit.MICROS);
        var customer = project == null ? complaint.customer() : project.customer();
        new Checks()
                .present(complaint.content(), "content")
                .atMost(complaint.content(), Complaint.LONGEST, "content")
                .atMost(complaint.title(), 200, "title")
                .atMost(complaint.complainant(), 200, "complainant")
                .atMost(complaint.phone(), 60, "phone")
                .present(customer, "customer")
                .that(!received.isAfter(now), "receivedAt", "feedback.refused.future")
                .refuse();
        var known = customers.customerByCode(Objects.requireNonNull(customer).strip());
        new Checks()
                .that(known.isPresent(), "customer", "feedback.refused.no-customer", customer)
                .refuse();
        var row = new ComplaintRecord();
        var content = Objects.requireNonNull(complaint.content()).strip();
        row.setContent(content);
        row.setTitle(Objects.requireNonNullElseGet(text(complaint.title()), () -> beginning(content)));
        row.setChannel(Objects.requireNonNullElse(complaint.channel(), ComplaintChannel.PHONE)
                .name());
        row.setCustomer(customer.strip());
        row.setProject(project == null ? null : project.code());
        row.setDepartment(project == null ? null : project.department());
        row.setComplainant(complaint.complainant());
        row.setPhone(complaint.phone());
        row.setAbout(text(complaint.about()));
        row.setSource(complaint.source());
        row.setState(ComplaintState.RECEIVED.name());
        row.setGrade(ComplaintGrade.NORMAL.name());
        row.setReceivedAt(received);
        row.setRecordedAt(now);
        row.setReceivedBy("");
        return row;
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String beginning(String content) {
        var line = content.lines().findFirst().orElse(content);
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    /**
     * Says how grave it is, again if need be; its clocks are rebuilt from receipt. A normal or urgent one goes to the project
     * manager, a major one to the operations general manager, who and the quality department are told (R213, R214).
     */
    public ComplaintView grade(ComplaintKey key, @Nullable ComplaintGrade grade) {
        new Checks().present(grade, "grade").refuse();
        var wanted = Objects.requireNonNull(grade);
        return change(key, FeedbackPermission.HANDLE, (complaint, _) -> {
            var rule = repository.rule(wanted);
            var from = complaint.row().getReceivedAt();
            var news = complaint.grade(
                    wanted,
                    due(rule.answerCalendar(), rule.answer(), from),
                    due(rule.solveCalendar(), rule.solve(), from),
                    firstHandler(complaint, wanted),
                    now());
            promises(complaint, rule).forEach(promise -> deadlines.rebuild(promise, wanted.name()));
            bell.graded(complaint, manager(complaint));
            return news;
        });
    }

    private @Nullable String firstHandler(Complaint complaint, ComplaintGrade grade) {
        if (grade != ComplaintGrade.MAJOR) {
            return manager(complaint);
        }
        return access.holders(Role.OPERATIONS_GM.name()).stream()
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private @Nullable String manager(Complaint complaint) {
        var project = complaint.row().getProject();
        return project == null
                ? null
                : customers.findProject(project).map(ProjectInBrief::manager).orElse(null);
    }

    /** Hands it to somebody. Refused unless that is a person of the staff. */
    public ComplaintView assign(ComplaintKey key, @Nullable String handler) {
        new Checks().present(handler, "handler").refuse();
        var login = Objects.requireNonNull(handler).strip();
        new Checks()
                .that(people.exists(login), "handler", "feedback.refused.no-person", login)
                .refuse();
        return change(key, handling(key), (complaint, _) -> {
            var news = complaint.assign(login, now());
            bell.assigned(complaint);
            return news;
        });
    }

    /** The first word to the customer, which stops the clock of the answer. */
    public ComplaintView answer(ComplaintKey key, @Nullable String text) {
        return change(key, handling(key), (complaint, _) -> {
            var news = complaint.answer(text, now());
            deadlines.meet(complaint.subject(), ANSWER, now());
            return news;
        });
    }

    /** The quality department's analysis of a major one, without which it cannot be resolved (R214, R215). */
    public ComplaintView analyse(ComplaintKey key, @Nullable String text) {
        return change(
                key, FeedbackPermission.ANALYSE, (complaint, actor) -> complaint.analyse(text, actor.login(), now()));
    }

    /** Records cause and measure; whoever took it down is to be called back by somebody else. */
    public ComplaintView resolve(ComplaintKey key, @Nullable String cause, @Nullable String measure) {
        return change(key, handling(key), (complaint, actor) -> {
            var at = now();
            var answered = complaint.row().getAnsweredAt() != null;
            var news = complaint.resolve(cause, measure, actor.login(), at);
            if (!answered) {
                deadlines.meet(complaint.subject(), ANSWER, at);
            }
            deadlines.meet(complaint.subject(), SOLUTION, at);
            return news;
        });
    }

    /**
     * What the customer says of the solution: satisfied closes it, not satisfied opens it again and its clock counts as never
     * stopped. Of a major one the quality department asks. Refused for whoever handled it.
     */
    public ComplaintView callBack(ComplaintKey key, @Nullable Boolean satisfied, @Nullable String word) {
        var needed = repository.get(key).grade() == ComplaintGrade.MAJOR
                ? FeedbackPermission.ANALYSE
                : FeedbackPermission.CALL;
        return change(key, needed, (complaint, actor) -> {
            var news = complaint.callBack(satisfied, word, actor.login(), now());
            if (news instanceof ComplaintEvent.NotSatisfied) {
                deadlines.unmeet(complaint.subject(), SOLUTION);
                bell.notSatisfied(complaint, manager(complaint));
            }
            return news;
        });
    }

    /** Taken back by the customer; it stays counted, as not substantiated. */
    public ComplaintView withdraw(ComplaintKey key, @Nullable String reason) {
        return change(key, FeedbackPermission.COMPLAIN, (complaint, _) -> {
            var news = complaint.withdraw(reason, now());
            deadlines.cancel(complaint.subject(), ANSWER, now());
            deadlines.cancel(complaint.subject(), SOLUTION, now());
            return news;
        });
    }

    /** Major ones are the operations general manager's. */
    private FeedbackPermission handling(ComplaintKey key) {
        return repository.get(key).grade() == ComplaintGrade.MAJOR
                ? FeedbackPermission.ORGANISE
                : FeedbackPermission.HANDLE;
    }

    private ComplaintView change(
            ComplaintKey key, Permission permission, BiFunction<Complaint, Actor, ComplaintEvent> deed) {
        var complaint = repository.lock(key);
        access.reveal(FeedbackPermission.READ, complaint.place(), complaint.subject());
        var actor = access.demand(permission, complaint.place());
        if (key.version() != null && !key.version().equals(complaint.row().getVersion())) {
            throw Refused.stale();
        }
        var news = deed.apply(complaint, actor);
        repository.save(complaint);
        announce(complaint, news);
        return view(complaint);
    }

    @Transactional(readOnly = true)
    public ComplaintView find(ComplaintKey key) {
        var complaint = repository.get(key);
        access.reveal(FeedbackPermission.READ, complaint.place(), complaint.subject());
        return view(complaint);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<ComplaintView> list(ComplaintFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        return repository
                .list(access.visibility(FeedbackPermission.READ), filter, Cursor.decode(cursor, 2), limit, withTotal)
                .map(this::view);
    }

    @Transactional(readOnly = true)
    public List<ComplaintRule> rules() {
        access.demand(FeedbackPermission.READ);
        return repository.rules();
    }

    /** Sets what a grade promises from now on. Refused when a calendar does not exist. */
    public void put(ComplaintRule rule) {
        access.demand(FeedbackPermission.SET_RULES);
        due(rule.answerCalendar(), rule.answer(), now());
        due(rule.solveCalendar(), rule.solve(), now());
        repository.put(rule);
    }

    private Instant due(String calendar, Target target, Instant from) {
        return calendars.due(calendar, from, target).dueAt();
    }

    private static List<Promise> promises(Complaint complaint, ComplaintRule rule) {
        var from = complaint.row().getReceivedAt();
        return List.of(
                new Promise(complaint.subject(), ANSWER, rule.answerCalendar(), rule.answer(), from, WARN_AT),
                new Promise(complaint.subject(), SOLUTION, rule.solveCalendar(), rule.solve(), from, WARN_AT));
    }

    private void announce(Complaint complaint, ComplaintEvent news) {
        events.publishEvent(news);
        var row = complaint.row();
        events.publishEvent(new Work(
                complaint.subject(),
                row.getTitle(),
                row.getState(),
                !complaint.state().over(),
                row.getHandler(),
                null,
                row.getProject(),
                row.getCustomer(),
                null,
                row.getDueAt(),
                row.getReceivedAt(),
                Set.of(),
                "/complaints/" + complaint.code(),
                row.getContent() + " " + Objects.requireNonNullElse(row.getComplainant(), "")));
    }

    private ComplaintView view(Complaint complaint) {
        var row = complaint.row();
        var until = row.getResolvedAt() == null
                ? Objects.requireNonNullElseGet(row.getWithdrawnAt(), this::now)
                : row.getResolvedAt();
        return new ComplaintView(
                complaint.code(),
                row.getVersion(),
                row.getTitle(),
                row.getContent(),
                ComplaintChannel.valueOf(row.getChannel()),
                row.getCustomer(),
                row.getProject(),
                row.getComplainant(),
                row.getPhone(),
                row.getAbout(),
                complaint.state(),
                complaint.grade(),
                row.getGradedAt() != null,
                row.getReceivedAt(),
                row.getReceivedBy(),
                row.getHandler(),
                row.getAnswerDueAt(),
                row.getAnsweredAt(),
                row.getAnswer(),
                row.getDueAt(),
                until.isAfter(row.getDueAt()),
                row.getAnalysis(),
                row.getAnalysedBy(),
                row.getCause(),
                row.getMeasure(),
                row.getResolvedAt(),
                row.getResolvedBy(),
                row.getCalledBackAt(),
                row.getCalledBackBy(),
                row.getSatisfied(),
                row.getCustomerWord(),
                row.getReopenings(),
                row.getWithdrawnAt(),
                row.getWithdrawnReason(),
                moves(complaint));
    }

    private List<ComplaintView.OpenMove> moves(Complaint complaint) {
        return Arrays.stream(ComplaintMove.values())
                .filter(complaint::open)
                .filter(move -> access.may(needed(move, complaint.grade()), complaint.place()))
                .filter(move -> move != ComplaintMove.CALLBACK
                        || !complaint.handled(access.actor().login()))
                .map(move -> new ComplaintView.OpenMove(
                        move.name(), "/api/v1/complaints/" + complaint.code() + "/" + move.noun(), move.requires()))
                .toList();
    }

    private static FeedbackPermission needed(ComplaintMove move, ComplaintGrade grade) {
        var major = grade == ComplaintGrade.MAJOR;
        return switch (move) {
            case GRADING -> FeedbackPermission.HANDLE;
            case ASSIGNMENT, ANSWER, RESOLUTION -> major ? FeedbackPermission.ORGANISE : FeedbackPermission.HANDLE;
            case ANALYSIS -> FeedbackPermission.ANALYSE;
            case CALLBACK -> major ? FeedbackPermission.ANALYSE : FeedbackPermission.CALL;
            case WITHDRAWAL -> FeedbackPermission.COMPLAIN;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
