package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.REVIEW;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.deadlines.Promise;
import org.hengwei.deadlines.Target;
import org.hengwei.incidents.db.ReviewRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Departments;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Work;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * A major incident is looked back on within 48 hours of its resolution, nights and holidays included. Each resolution has a
 * review of its own; one that did not hold needs none. It waits for the owner of the process and the O&amp;M manager.
 */
@Component
class MajorReviews {

    static final String KIND = "incident-review";
    static final Duration WITHIN = Duration.ofHours(48);

    private static final String RULE = "incidents.rule.major-review";
    private static final String DEADLINE = "REVIEW";
    private static final String DUE = "REVIEW_DUE";
    private static final String DONE = "REVIEW_DONE";
    private static final String CANCELLED = "REVIEW_CANCELLED";
    private static final int WARN_AT = 75;
    private static final int LONGEST = 20_000;

    private final DSLContext db;
    private final IncidentRepository incidents;
    private final Deadlines deadlines;
    private final Departments departments;
    private final Notices notices;
    private final Access access;
    private final ApplicationEventPublisher events;

    MajorReviews(
            DSLContext db,
            IncidentRepository incidents,
            Deadlines deadlines,
            Departments departments,
            Notices notices,
            Access access,
            ApplicationEventPublisher events) {
        this.db = db;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.departments = departments;
        this.notices = notices;
        this.access = access;
        this.events = events;
    }

    /** Starts, or calls off, what an act on the incident asks for; within the act, before its row is saved. */
    void follow(Incident incident, IncidentEvent news, Instant at) {
        var row = incident.row();
        switch (news) {
            case IncidentEvent.Resolved e when row.getMajor() -> start(incident, e.at());
            case IncidentEvent.MajorDeclared _ when row.getResolvedAt() != null -> start(incident, row.getResolvedAt());
            case IncidentEvent.Reopened _, IncidentEvent.MajorLifted _ -> callOff(incident, at);
            default -> {}
        }
    }

    private void start(Incident incident, Instant resolved) {
        var row = incident.row();
        var due = resolved.plus(WITHIN);
        row.setReviewDueAt(due);
        row.setReviewedAt(null);
        var review = db.insertInto(REVIEW)
                .set(REVIEW.INCIDENT, incident.id())
                .set(REVIEW.RESOLUTION, row.getResolutionCount())
                .set(REVIEW.STATE, DUE)
                .set(REVIEW.RESOLVED_AT, resolved)
                .set(REVIEW.DUE_AT, due)
                .returning()
                .fetchSingle();
        deadlines.promise(
                new Promise(subject(review), DEADLINE, "7X24", Target.of(WITHIN), resolved, List.of(WARN_AT)));
        announce(incident, review);
        tell(incident, review, "due");
    }

    private void callOff(Incident incident, Instant at) {
        var row = incident.row();
        row.setReviewDueAt(null);
        row.setReviewedAt(null);
        for (var review : open(incident)) {
            review.setState(CANCELLED);
            review.store();
            deadlines.cancel(subject(review), DEADLINE, at);
            announce(incident, review);
        }
    }

    private List<ReviewRecord> open(Incident incident) {
        return db.selectFrom(REVIEW)
                .where(REVIEW.INCIDENT.eq(incident.id()))
                .and(REVIEW.STATE.eq(DUE))
                .orderBy(REVIEW.RESOLUTION)
                .fetch();
    }

    /** @throws org.hengwei.shared.Refused when no review is due, or on the field that is missing */
    IncidentEvent.Reviewed record(Incident incident, ReviewIncident found, Deed deed) {
        IncidentRules.demand(incident, IncidentMove.REVIEW);
        new Checks()
                .present(found.cause(), "cause")
                .present(found.timeline(), "timeline")
                .present(found.measures(), "measures")
                .atMost(found.cause(), LONGEST, "cause")
                .atMost(found.timeline(), LONGEST, "timeline")
                .atMost(found.measures(), LONGEST, "measures")
                .refuse();
        var review = open(incident).getLast();
        review.setState(DONE);
        review.setDoneAt(deed.at());
        review.setDoneBy(deed.by().login());
        review.setDoneByName(deed.by().name());
        review.setCause(Objects.requireNonNull(found.cause()).strip());
        review.setTimeline(Objects.requireNonNull(found.timeline()).strip());
        review.setMeasures(Objects.requireNonNull(found.measures()).strip());
        review.store();
        incident.row().setReviewedAt(deed.at());
        deadlines.meet(subject(review), DEADLINE, deed.at());
        announce(incident, review);
        return new IncidentEvent.Reviewed(
                incident.subject(),
                deed.at(),
                review.getResolution(),
                review.getCause(),
                review.getMeasures(),
                deed.at().isAfter(review.getDueAt()));
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        told(news.subject(), "near");
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        told(news.subject(), "missed");
    }

    private void told(Subject subject, String what) {
        if (!subject.kind().equals(KIND)) {
            return;
        }
        access.byRule(RULE, () -> remind(subject, what));
    }

    private void remind(Subject subject, String what) {
        var incident = incidents.get(IncidentKey.of(incident(subject.code())));
        open(incident).stream()
                .filter(review -> subject(review).equals(subject))
                .forEach(review -> tell(incident, review, what));
    }

    /** The owner of the process of incidents, and the O&amp;M manager. */
    private Set<String> reviewers() {
        var all = new HashSet<>(access.holders(Role.OM_MANAGER.name()));
        var owner = departments.owners().get(Process.INCIDENT);
        if (owner != null) {
            all.add(owner);
        }
        return all;
    }

    private void tell(Incident incident, ReviewRecord review, String what) {
        var code = incident.subject().code();
        notices.send(
                reviewers(),
                Notice.about(
                        incident.subject(),
                        "/incidents/" + code + "/review",
                        code + ":review:" + review.getId() + ":" + what,
                        "incidents.notice.review-" + what,
                        code,
                        incident.row().getTitle()));
    }

    private void announce(Incident incident, ReviewRecord review) {
        var row = incident.row();
        var open = review.getState().equals(DUE);
        events.publishEvent(new Work(
                subject(review),
                row.getTitle(),
                review.getState(),
                open,
                null,
                row.getTeam(),
                row.getProject(),
                row.getCustomer(),
                row.getPriority() == null ? null : "P" + row.getPriority(),
                open ? review.getDueAt() : null,
                review.getResolvedAt(),
                open ? reviewers() : Set.of(),
                "/incidents/" + incident.subject().code() + (open ? "/review" : ""),
                Objects.requireNonNullElse(review.getCause(), "")));
    }

    private static Subject subject(ReviewRecord review) {
        return new Subject(KIND, IncidentKey.code(review.getIncident()) + "-R" + review.getId());
    }

    /** Number of the incident in the code of its review. */
    static String incident(String code) {
        return code.substring(0, Math.max(0, code.lastIndexOf('-')));
    }

    static IncidentView.Review view(ReviewRecord row, Instant now) {
        var until = row.getDoneAt() == null ? now : row.getDoneAt();
        return new IncidentView.Review(
                row.getResolution(),
                row.getState().substring("REVIEW_".length()),
                row.getDueAt(),
                !row.getState().equals(CANCELLED) && until.isAfter(row.getDueAt()),
                row.getDoneAt(),
                row.getDoneByName(),
                row.getCause(),
                row.getTimeline(),
                row.getMeasures());
    }
}
