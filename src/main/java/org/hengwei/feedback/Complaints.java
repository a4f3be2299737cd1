package org.hengwei.feedback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
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

    private final ComplaintRepository repository;
    private final ComplaintRuleRepository rules;
    private final Reception reception;
    private final ComplaintClocks clocks;
    private final ComplaintViews views;
    private final ComplaintBell bell;
    private final Customers customers;
    private final People people;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Complaints(
            ComplaintRepository repository,
            ComplaintRuleRepository rules,
            Reception reception,
            ComplaintClocks clocks,
            ComplaintViews views,
            ComplaintBell bell,
            Customers customers,
            People people,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.rules = rules;
        this.reception = reception;
        this.clocks = clocks;
        this.views = views;
        this.bell = bell;
        this.customers = customers;
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Takes a complaint down; its clocks start with what a normal one promises. The same source twice gives the one it made.
     * Refused without content, or with neither a customer nor a project that exist.
     */
    public ComplaintView receive(ReceiveComplaint complaint) {
        var row = reception.take(complaint);
        var made = new Complaint(row);
        var actor = access.demand(FeedbackPermission.COMPLAIN, made.place());
        row.setReceivedBy(actor.login());
        var rule = rules.of(ComplaintGrade.NORMAL);
        made.due(clocks.due(rule, row.getReceivedAt()));
        if (!repository.add(row)) {
            return views.view(
                    repository.ofSource(Objects.requireNonNull(row.getSource())).orElseThrow());
        }
        clocks.start(made, rule);
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
        return views.view(made);
    }

    /**
     * Says how grave it is, again if need be; its clocks are rebuilt from receipt. A normal or urgent one goes to the project
     * manager, a major one to the operations general manager, who and the quality department are told (R213, R214).
     */
    public ComplaintView grade(ComplaintKey key, @Nullable ComplaintGrade grade) {
        new Checks().present(grade, "grade").refuse();
        var wanted = Objects.requireNonNull(grade);
        return change(key, ComplaintMove.GRADING, (complaint, _) -> {
            var rule = rules.of(wanted);
            var due = clocks.due(rule, complaint.row().getReceivedAt());
            var news = complaint.grade(wanted, due, firstHandler(complaint, wanted), now());
            clocks.rebuild(complaint, rule, wanted.name());
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
        return change(key, ComplaintMove.ASSIGNMENT, (complaint, _) -> {
            var news = complaint.assign(login, now());
            bell.assigned(complaint);
            return news;
        });
    }

    /** The first word to the customer, which stops the clock of the answer. */
    public ComplaintView answer(ComplaintKey key, @Nullable String text) {
        return change(key, ComplaintMove.ANSWER, (complaint, _) -> {
            var at = now();
            var news = complaint.answer(text, at);
            clocks.meet(complaint, at);
            return news;
        });
    }

    /**
     * Tells the customer for the first time what was found and done, which stops that clock; as an answer it counts as well where
     * none was given (C18).
     */
    public ComplaintView feedBack(ComplaintKey key, @Nullable String text) {
        return change(key, ComplaintMove.FEEDBACK, (complaint, _) -> {
            var at = now();
            var news = complaint.feedBack(text, at);
            clocks.meet(complaint, at);
            return news;
        });
    }

    /** The quality department's analysis of a major one, without which it cannot be resolved (R214, R215). */
    public ComplaintView analyse(ComplaintKey key, @Nullable String text) {
        return change(key, ComplaintMove.ANALYSIS, (complaint, actor) -> complaint.analyse(text, actor.login(), now()));
    }

    /**
     * Records cause and measure; whoever took it down is to be called back by somebody else. Answer and first feedback count as
     * given with it where they were not.
     */
    public ComplaintView resolve(ComplaintKey key, @Nullable String cause, @Nullable String measure) {
        return change(key, ComplaintMove.RESOLUTION, (complaint, actor) -> {
            var at = now();
            var news = complaint.resolve(cause, measure, actor.login(), at);
            clocks.meet(complaint, at);
            return news;
        });
    }

    /**
     * What the customer says of the solution: satisfied closes it, not satisfied opens it again and its clock counts as never
     * stopped. Of a major one the quality department asks. Refused for whoever handled it.
     */
    public ComplaintView callBack(ComplaintKey key, @Nullable Boolean satisfied, @Nullable String word) {
        return change(key, ComplaintMove.CALLBACK, (complaint, actor) -> {
            var news = complaint.callBack(satisfied, word, actor.login(), now());
            if (news instanceof ComplaintEvent.NotSatisfied) {
                clocks.unmeet(complaint);
                bell.notSatisfied(complaint, manager(complaint));
            }
            return news;
        });
    }

    /** Taken back by the customer; it stays counted, as not substantiated. */
    public ComplaintView withdraw(ComplaintKey key, @Nullable String reason) {
        return change(key, ComplaintMove.WITHDRAWAL, (complaint, _) -> {
            var news = complaint.withdraw(reason, now());
            clocks.cancel(complaint, now());
            return news;
        });
    }

    private ComplaintView change(
            ComplaintKey key, ComplaintMove move, BiFunction<Complaint, Actor, ComplaintEvent> deed) {
        var complaint = repository.lock(key);
        access.reveal(FeedbackPermission.READ, complaint.place(), complaint.subject());
        var actor = access.demand(ComplaintViews.needed(move, complaint.grade()), complaint.place());
        if (key.version() != null && !key.version().equals(complaint.row().getVersion())) {
            throw Refused.stale();
        }
        var news = deed.apply(complaint, actor);
        repository.save(complaint);
        announce(complaint, news);
        return views.view(complaint);
    }

    @Transactional(readOnly = true)
    public ComplaintView find(ComplaintKey key) {
        var complaint = repository.get(key);
        access.reveal(FeedbackPermission.READ, complaint.place(), complaint.subject());
        return views.view(complaint);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<ComplaintView> list(ComplaintFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        return repository
                .list(access.visibility(FeedbackPermission.READ), filter, Cursor.decode(cursor, 2), limit, withTotal)
                .map(views::view);
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

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
