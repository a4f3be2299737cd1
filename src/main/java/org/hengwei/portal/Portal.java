package org.hengwei.portal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.OfferedService;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.feedback.CustomerVoice;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.journal.Journal;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a customer's contact may do himself. Each verb is for contacts only and for their own organisation; staff have the rooms'
 * own pages.
 */
@Service
public class Portal {

    private final Incidents incidents;
    private final IncidentCare care;
    private final IncidentQueue queue;
    private final Journal journal;
    private final Customers customers;
    private final Catalog catalog;
    private final CustomerVoice voice;
    private final Caller caller;

    Portal(
            Incidents incidents,
            IncidentCare care,
            IncidentQueue queue,
            Journal journal,
            Customers customers,
            Catalog catalog,
            CustomerVoice voice,
            Caller caller) {
        this.incidents = incidents;
        this.care = care;
        this.queue = queue;
        this.journal = journal;
        this.customers = customers;
        this.catalog = catalog;
        this.voice = voice;
        this.caller = caller;
    }

    /** Projects of his organisation that are not closed. */
    public List<ProjectInBrief> projects() {
        return customers.projectsOfCustomer(caller.customer()).stream()
                .filter(ProjectInBrief::open)
                .toList();
    }

    /** What his organisation's project is called, also a closed one; the code when it is none of its own. */
    public @Nullable String projectName(@Nullable String code) {
        return customers.projectsOfCustomer(caller.customer()).stream()
                .filter(project -> project.code().equals(code))
                .map(ProjectInBrief::name)
                .findFirst()
                .orElse(code);
    }

    /** What his organisation's contracts in force name; all that is offered when they name nothing. */
    public Collection<OfferedService> services() {
        var agreed = customers.agreedServices(caller.customer());
        return catalog.services().stream()
                .filter(service -> agreed.isEmpty() || agreed.contains(service.code()))
                .toList();
    }

    /**
     * Incidents of his organisation, newest first.
     *
     * @param status one status, {@code OPEN} or {@code ALL}
     * @param limit 1 to 200
     */
    public Slice<IncidentLine> incidents(@Nullable String status, @Nullable String cursor, int limit) {
        var filter = new IncidentFilter(
                status, null, caller.customer(), null, null, null, null, null, null, null, null, null);
        return queue.list(filter, IncidentSort.NEWEST, cursor, limit, false);
    }

    /** Refused as not found unless it is his organisation's. */
    public PortalTicket find(String number) {
        var customer = caller.customer();
        var incident = queue.find(IncidentKey.of(number));
        if (!customer.equals(incident.customer())) {
            throw Refused.notFound(number);
        }
        var subject = new Subject("incident", incident.number());
        return new PortalTicket(
                incident.number(),
                incident.version(),
                incident.title(),
                incident.description(),
                incident.status(),
                incident.project(),
                incident.service(),
                incident.openedAt(),
                incident.response().dueAt(),
                incident.resolution().dueAt(),
                incident.resolvedAt(),
                incident.closedAt(),
                solution(incident),
                incident.moves().stream().anyMatch(move -> move.name().equals("URGING")),
                voice.rating(subject),
                caller.progress(subject),
                caller.comments(subject));
    }

    private static @Nullable String solution(IncidentView incident) {
        return incident.resolutions().stream()
                .filter(resolution -> resolution.voidedAt() == null)
                .reduce((earlier, later) -> later)
                .map(IncidentView.Resolution::solution)
                .orElse(null);
    }

    /** Reports an incident for one of his organisation's projects. */
    public PortalTicket report(ReportProblem problem) {
        var customer = caller.customer();
        new Checks()
                .present(problem.title(), "title")
                .present(problem.description(), "description")
                .present(problem.project(), "project")
                .refuse();
        var project = customers.projectByCode(Objects.requireNonNull(problem.project()));
        if (!project.customer().equals(customer)) {
            throw Refused.field("project", "portal.refused.project", project.code());
        }
        var made = incidents.report(new ReportIncident(
                Objects.requireNonNull(problem.title()),
                problem.description(),
                project.code(),
                problem.service(),
                null,
                null,
                problem.phone(),
                null,
                null,
                null,
                Channel.PORTAL,
                null,
                null,
                null,
                null,
                null,
                List.of()));
        return find(made.number());
    }

    /** Says something to those who work on it. */
    public PortalTicket comment(String number, @Nullable String text) {
        find(number);
        new Checks().present(text, "text").refuse();
        journal.comment(new Subject("incident", number), Objects.requireNonNull(text), Audience.CUSTOMER);
        return find(number);
    }

    /** Asks for it to be done faster. */
    public PortalTicket urge(String number, @Nullable String note) {
        find(number);
        care.urge(IncidentKey.of(number), null, note);
        return find(number);
    }

    /** Says how well it was resolved; "not solved" opens it again. */
    public PortalTicket rate(
            String number, @Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        find(number);
        voice.rate(new Subject("incident", number), solved, score, comment);
        return find(number);
    }
}
