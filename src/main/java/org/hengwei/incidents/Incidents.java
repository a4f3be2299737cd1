package org.hengwei.incidents;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The room's verbs. Each asks for permission and reach, lets the incident guard itself, keeps its clocks, writes the row of who
 * and when, and tells the house; all in one transaction. Refusals: not found for what the actor may not see, forbidden, stale
 * (another version), conflict (not in this state), invalid (inputs).
 */
@Service
@Transactional
public class Incidents {

    private final IncidentRepository repository;
    private final CareRepository care;
    private final Intake intake;
    private final Catalogue catalogue;
    private final Projects projects;
    private final Staff staff;
    private final Promises promises;
    private final MajorReviews reviews;
    private final Alarms alarms;
    private final AutoAssignment auto;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Incidents(
            IncidentRepository repository,
            CareRepository care,
            Intake intake,
            Catalogue catalogue,
            Projects projects,
            Staff staff,
            Promises promises,
            MajorReviews reviews,
            Alarms alarms,
            AutoAssignment auto,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.care = care;
        this.intake = intake;
        this.catalogue = catalogue;
        this.projects = projects;
        this.staff = staff;
        this.promises = promises;
        this.reviews = reviews;
        this.alarms = alarms;
        this.auto = auto;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Takes a report and starts its clocks (C10). Without impact and urgency it waits in triage (H1). */
    public IncidentView report(ReportIncident report) {
        intake.check(report);
        var project = intake.project(report);
        var actor = access.demand(IncidentPermission.REPORT, project.whereabouts());
        var incident = intake.incident(report, project, new Deed(actor, now()));
        incident.row().setId(repository.nextNumber());
        promises.start(incident, project);
        if (!repository.add(incident)) {
            throw Refused.field(
                    "externalId", "incidents.refused.external-id-taken", String.valueOf(report.externalId()));
        }
        var row = incident.row();
        var news = new IncidentEvent.Reported(
                incident.subject(),
                row.getOpenedAt(),
                row.getTitle(),
                Channel.valueOf(row.getChannel()),
                row.getProject(),
                row.getRequesterName(),
                row.getBackDatingReason());
        announce(incident, news);
        auto.follow(incident, now());
        return view(incident);
    }

    /** Impact, urgency, category and service; priority follows by the catalogue's matrix (H8). */
    public IncidentView classify(IncidentKey key, ClassifyIncident facts) {
        var levels = levels(facts);
        return act(
                key,
                IncidentMove.CLASSIFICATION,
                (incident, deed) ->
                        incident.classify(levels.impact(), levels.urgency(), levels.priority(), facts, deed));
    }

    /** The promise is rebuilt from the targets of the new priority; the earlier one stays visible (H5). */
    public IncidentView changePriority(IncidentKey key, ClassifyIncident facts) {
        var levels = levels(facts);
        var reason = DeedTexts.reason(facts.reason());
        return act(
                key,
                IncidentMove.PRIORITY,
                (incident, deed) ->
                        incident.changePriority(levels.impact(), levels.urgency(), levels.priority(), reason, deed));
    }

    /** To a person, a team or a tier; the first assignment by a person is the response (H3). */
    public IncidentView assign(IncidentKey key, AssignIncident to) {
        new Checks().that(to.names(), "assignee", "incidents.refused.nobody").refuse();
        var person = staff.of(to.assignee());
        return act(
                key,
                IncidentMove.ASSIGNMENT,
                (incident, deed) -> incident.assign(tier(to, incident), to.team(), person, deed));
    }

    /** The same for many at once, each as if done alone; refused as a whole when one is refused. */
    public int assignAll(List<IncidentKey> keys, AssignIncident to) {
        keys.stream().sorted(java.util.Comparator.comparing(IncidentKey::id)).forEach(key -> assign(key, to));
        return keys.size();
    }

    private Tier tier(AssignIncident to, Incident incident) {
        if (to.tier() != null) {
            return to.tier();
        }
        var own = to.assignee() == null ? null : projects.tierOf(incident.row().getProject(), to.assignee());
        if (own != null) {
            return own;
        }
        return incident.tier() == Tier.DESK ? Tier.L1 : incident.tier();
    }

    /** Whoever accepts has it in hand from now on; the first acceptance is the response (H3). */
    public IncidentView accept(IncidentKey key) {
        return act(key, IncidentMove.ACCEPTANCE, Incident::accept);
    }

    /** A dispatch that came to the wrong place goes back to the desk. */
    public IncidentView reject(IncidentKey key, @Nullable String why) {
        var reason = DeedTexts.reason(why);
        return act(key, IncidentMove.REJECTION, (incident, deed) -> incident.reject(reason, deed));
    }

    /** Functional: to a higher tier. Hierarchic: supervisors are told (R189). */
    public IncidentView escalate(IncidentKey key, EscalateIncident how) {
        var reason = DeedTexts.reason(how.reason());
        if (how.kind() == Escalation.HIERARCHIC) {
            return act(key, IncidentMove.ESCALATION, (incident, deed) -> incident.alarm(reason, deed));
        }
        var person = staff.of(how.assignee());
        return act(
                key,
                IncidentMove.ESCALATION,
                (incident, deed) -> incident.escalate(
                        how.tier() == null ? incident.tier().up() : how.tier(), how.team(), person, reason, deed));
    }

    /** @param reason code of a pause reason of the catalogue */
    public IncidentView pause(IncidentKey key, @Nullable String reason, @Nullable String note) {
        new Checks()
                .present(reason, "reason")
                .atMost(note, DeedTexts.LONGEST, "note")
                .refuse();
        var code = catalogue.pauseReason(Objects.requireNonNull(reason));
        return act(key, IncidentMove.PAUSE, (incident, deed) -> incident.pause(code, note, deed));
    }

    public IncidentView resume(IncidentKey key) {
        return act(key, IncidentMove.RESUMPTION, Incident::resume);
    }

    /** A resolution is a row of its own and is called back within 24 hours (H4, R195). */
    public IncidentView resolve(IncidentKey key, ResolveIncident how) {
        return resolve(key, how, null);
    }

    IncidentView resolve(IncidentKey key, ResolveIncident how, @Nullable Deed then) {
        new Checks()
                .present(how.solution(), "solution")
                .atMost(how.solution(), 20_000, "solution")
                .present(how.closureCode(), "closureCode")
                .present(how.cause(), "cause")
                .present(how.workTime(), "workTime")
                .that(reasonable(how.workTime()), "workTime", "incidents.refused.work-time")
                .refuse();
        var successful = catalogue.successful(Objects.requireNonNull(how.closureCode()));
        catalogue.demandCause(Objects.requireNonNull(how.cause()));
        return act(key, IncidentMove.RESOLUTION, (incident, deed) -> incident.resolve(how, successful, deed), then);
    }

    private static boolean reasonable(@Nullable Duration workTime) {
        return workTime == null || (!workTime.isNegative() && workTime.toDays() <= 365);
    }

    /** Says how the callback of a resolution ended; only then may the incident close (H4). */
    public IncidentView confirm(IncidentKey key, int resolution, Confirmation how) {
        return act(key, IncidentMove.CLOSURE, (incident, deed) -> incident.confirm(how, resolution, deed));
    }

    public IncidentView close(IncidentKey key, @Nullable String note) {
        new Checks().atMost(note, DeedTexts.LONGEST, "note").refuse();
        return act(key, IncidentMove.CLOSURE, (incident, deed) -> incident.close(note, deed));
    }

    /** From RESOLVED the standing resolution is voided; from CLOSED the time since closure is a pause (H4). */
    public IncidentView reopen(IncidentKey key, @Nullable String why) {
        var reason = DeedTexts.reason(why);
        return act(key, IncidentMove.REOPENING, (incident, deed) -> incident.reopen(reason, deed));
    }

    /** The customer says that this resolution did not solve it; refused when it no longer stands. */
    public IncidentView voidResolution(IncidentKey key, int resolution, String reason) {
        return act(key, IncidentMove.REOPENING, (incident, deed) -> incident.voidResolution(resolution, reason, deed));
    }

    /** @param duplicateOf the incident that already tells of the same fault */
    public IncidentView cancel(IncidentKey key, @Nullable String why, @Nullable IncidentKey duplicateOf) {
        var reason = DeedTexts.reason(why);
        if (duplicateOf != null && !repository.exists(duplicateOf.id())) {
            throw Refused.field("duplicateOf", "shared.refused.not-found", duplicateOf.code());
        }
        var other = duplicateOf == null ? null : Long.valueOf(duplicateOf.id());
        return act(key, IncidentMove.CANCELLATION, (incident, deed) -> incident.cancel(reason, other, deed));
    }

    /** Puts facts right, the time of the report included; promises are rebuilt and the earlier ones kept (H5). */
    public IncidentView correct(IncidentKey key, CorrectIncident facts) {
        new Checks()
                .atMost(facts.title(), 200, "title")
                .that(facts.title() == null || !facts.title().isBlank(), "title", "shared.required")
                .atMost(facts.description(), 20_000, "description")
                .refuse();
        var reason = DeedTexts.reason(facts.reason());
        return act(key, IncidentMove.CORRECTION, (incident, deed) -> incident.correct(facts, reason, deed));
    }

    @FunctionalInterface
    interface Act {
        IncidentEvent on(Incident incident, Deed deed);
    }

    IncidentView act(IncidentKey key, IncidentMove move, Act act) {
        return act(key, move, act, null);
    }

    /** @param then who did it and when, if not who records it now */
    IncidentView act(IncidentKey key, IncidentMove move, Act act, @Nullable Deed then) {
        return act(key, move.permission(), act, then);
    }

    IncidentView act(IncidentKey key, IncidentPermission permission, Act act) {
        return act(key, permission, act, null);
    }

    private IncidentView act(IncidentKey key, IncidentPermission permission, Act act, @Nullable Deed then) {
        var incident = repository.lock(key);
        access.reveal(IncidentPermission.READ, incident.place(), incident.subject());
        var actor = access.demand(permission, incident.place());
        if (key.version() != null && !key.version().equals(incident.row().getVersion())) {
            throw Refused.stale();
        }
        var deed = then == null ? new Deed(actor, now()) : then;
        var news = act.on(incident, deed);
        promises.follow(incident, news);
        reviews.follow(incident, news, deed.at());
        repository.save(incident, news, deed.by().login());
        announce(incident, news);
        alarms.tell(incident, news, actor.login());
        if (news instanceof IncidentEvent.Classified) {
            auto.follow(incident, deed.at());
        }
        return view(incident);
    }

    private void announce(Incident incident, IncidentEvent news) {
        events.publishEvent(news);
        events.publishEvent(IncidentWork.of(incident));
    }

    private IncidentView view(Incident incident) {
        var row = incident.row();
        var around = care.around(incident);
        return IncidentViews.of(
                incident,
                row.getPauseCount() == 0 ? List.of() : repository.pauses(incident.id()),
                row.getResolutionCount() == 0 ? List.of() : repository.resolutions(incident.id()),
                access.actor().isContact() ? around.ofCustomer() : around,
                IncidentQueue.moves(incident, access),
                null,
                now());
    }

    private record Levels(int impact, int urgency, int priority) {}

    private Levels levels(ClassifyIncident facts) {
        new Checks()
                .present(facts.impact(), "impact")
                .present(facts.urgency(), "urgency")
                .that(level(facts.impact()), "impact", "incidents.refused.level")
                .that(level(facts.urgency()), "urgency", "incidents.refused.level")
                .refuse();
        int impact = Objects.requireNonNull(facts.impact());
        int urgency = Objects.requireNonNull(facts.urgency());
        return new Levels(impact, urgency, catalogue.priority(impact, urgency));
    }

    private static boolean level(@Nullable Integer value) {
        return value == null || (value >= 1 && value <= 4);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
