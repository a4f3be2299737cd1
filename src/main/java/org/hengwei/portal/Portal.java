package org.hengwei.portal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.OfferedService;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
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
import org.hengwei.journal.JournalEntry;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a customer's contact may do himself. Each verb is for contacts only and for their own organisation; staff have the rooms'
 * own pages.
 */
@Service
public class Portal {

    private static final int PROGRESS = 200;

    private final Incidents incidents;
    private final IncidentCare care;
    private final IncidentQueue queue;
    private final Journal journal;
    private final Customers customers;
    private final Catalog catalog;
    private final Access access;

    Portal(
            Incidents incidents,
            IncidentCare care,
            IncidentQueue queue,
            Journal journal,
            Customers customers,
            Catalog catalog,
            Access access) {
        this.incidents = incidents;
        this.care = care;
        this.queue = queue;
        this.journal = journal;
        this.customers = customers;
        this.catalog = catalog;
        this.access = access;
    }

    /** The contact's organisation; refused as forbidden for anybody else. */
    private String customer() {
        var actor = access.demand(PortalPermission.USE);
        if (actor.customer() == null) {
            throw Refused.forbidden("portal.refused.contacts-only");
        }
        access.demand(PortalPermission.USE, Whereabouts.ofProject(null, actor.customer()));
        return actor.customer();
    }

    /** Projects of his organisation that are not closed. */
    public List<ProjectInBrief> projects() {
        return customers.projectsOfCustomer(customer()).stream()
                .filter(ProjectInBrief::open)
                .toList();
    }

    /** What is offered. */
    public Collection<OfferedService> services() {
        customer();
        return catalog.services();
    }

    /**
     * Incidents of his organisation, newest first.
     *
     * @param status one status, {@code OPEN} or {@code ALL}
     * @param limit 1 to 200
     */
    public Slice<IncidentLine> incidents(@Nullable String status, @Nullable String cursor, int limit) {
        var filter = new IncidentFilter(status, null, customer(), null, null, null, null, null, null, null, null, null);
        return queue.list(filter, IncidentSort.NEWEST, cursor, limit, false);
    }

    /** Refused as not found unless it is his organisation's. */
    public PortalTicket find(String number) {
        var customer = customer();
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
                progress(subject),
                comments(subject));
    }

    private static @Nullable String solution(IncidentView incident) {
        return incident.resolutions().stream()
                .filter(resolution -> resolution.voidedAt() == null)
                .reduce((earlier, later) -> later)
                .map(IncidentView.Resolution::solution)
                .orElse(null);
    }

    private List<JournalEntry> progress(Subject subject) {
        return journal.entries(subject, null, PROGRESS).items();
    }

    private List<PortalTicket.Comment> comments(Subject subject) {
        var comments = new ArrayList<PortalTicket.Comment>();
        for (var comment : journal.comments(subject)) {
            if (comment.audience() == Audience.CUSTOMER && comment.text() != null) {
                var ours = customers.contactByLogin(comment.author()).isPresent()
                        || byMail(comment.author())
                        || comment.author().equals(access.actor().login());
                comments.add(new PortalTicket.Comment(comment.author(), ours, comment.createdAt(), comment.text()));
            }
        }
        return comments;
    }

    /** Whether a contact without a login wrote it in a mail. */
    private boolean byMail(String author) {
        return author.contains("@") && !customers.contactsByEmail(author).isEmpty();
    }

    /** Reports an incident for one of his organisation's projects. */
    public PortalTicket report(ReportProblem problem) {
        var customer = customer();
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
}
