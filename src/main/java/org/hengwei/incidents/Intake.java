package org.hengwei.incidents;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an incident of a report: checks what was said and copies what holds as of now. */
@Component
class Intake {

    /** Within this a report counts as recorded while it was made. */
    static final Duration AT_ONCE = Duration.ofMinutes(15);

    /** Reports that come without anybody of the desk having spoken to somebody. */
    private static final Set<Channel> BY_ITSELF = Set.of(Channel.MONITORING, Channel.EMAIL, Channel.PORTAL);

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;

    private final Projects projects;
    private final Catalogue catalogue;

    Intake(Projects projects, Catalogue catalogue) {
        this.projects = projects;
        this.catalogue = catalogue;
    }

    void check(ReportIncident report) {
        new Checks()
                .present(report.title(), "title")
                .atMost(report.title(), LONGEST_TITLE, "title")
                .atMost(report.description(), LONGEST_TEXT, "description")
                .present(report.project(), "project")
                .atMost(report.requesterName(), 120, "requesterName")
                .atMost(report.requesterPhone(), 40, "requesterPhone")
                .atMost(report.externalId(), 120, "externalId")
                .atMost(report.backDatingReason(), DeedTexts.LONGEST, "backDatingReason")
                .that(level(report.impact()), "impact", "incidents.refused.level")
                .that(level(report.urgency()), "urgency", "incidents.refused.level")
                .that(report.impact() == null || report.urgency() != null, "urgency", "shared.required")
                .that(report.urgency() == null || report.impact() != null, "impact", "shared.required")
                .refuse();
    }

    private static boolean level(@Nullable Integer value) {
        return value == null || (value >= 1 && value <= 4);
    }

    ProjectInBrief project(ReportIncident report) {
        catalogue.demandKnown(report.category(), report.service());
        return projects.open(report.project());
    }

    Incident incident(ReportIncident report, ProjectInBrief project, Deed deed) {
        var opened = requireNonNullElse(report.openedAt(), deed.at());
        Incident.checkTimes(report.occurredAt(), opened, deed.at().plus(Duration.ofSeconds(1)));
        var row = new IncidentRecord();
        row.setOrigin("NATIVE");
        row.setTitle(report.title().strip());
        row.setDescription(requireNonNullElse(report.description(), "").strip());
        row.setChannel(channel(report, deed).name());
        row.setProject(project.code());
        row.setCustomer(project.customer());
        row.setDepartment(project.department());
        row.setService(report.service());
        row.setCategory(report.category());
        row.setConfigurationItems(report.configurationItems().toArray(String[]::new));
        row.setReporter(deed.by().login());
        row.setReporterName(deed.by().name());
        row.setStatus(IncidentStatus.NEW.name());
        row.setServiceMode(project.deliveryMode().name());
        row.setTier(Projects.firstTier(project).name());
        row.setOccurredAt(report.occurredAt());
        row.setOpenedAt(opened);
        row.setRecordedAt(deed.at());
        row.setBackDatingReason(DeedTexts.given(report.backDatingReason()));
        row.setSource(report.externalId() == null ? null : requireNonNullElse(report.source(), "API"));
        row.setExternalId(report.externalId());
        requester(row, report, deed);
        counters(row);
        row.setAfterTheFact(afterTheFact(opened, deed, row.getBackDatingReason()));
        weigh(row, report, deed.at());
        var incident = new Incident(row);
        if (!BY_ITSELF.contains(Channel.valueOf(row.getChannel()))) {
            incident.taken(deed);
        }
        return incident;
    }

    /**
     * Whether it is registered so long after it was reported that this has to be said and the reason given (H2). What a rule of
     * the house takes in by itself comes when it comes.
     */
    private static boolean afterTheFact(Instant opened, Deed deed, @Nullable String reason) {
        if (!opened.isBefore(deed.at().minus(AT_ONCE))) {
            return false;
        }
        if (reason == null && deed.byPerson()) {
            throw Refused.field("backDatingReason", "incidents.refused.back-dating-reason");
        }
        return true;
    }

    private static Channel channel(ReportIncident report, Deed deed) {
        if (report.channel() != null) {
            return report.channel();
        }
        return deed.by().isContact() ? Channel.PORTAL : Channel.OTHER;
    }

    private static void requester(IncidentRecord row, ReportIncident report, Deed deed) {
        var contact = deed.by().isContact();
        row.setRequester(contact ? deed.by().login() : report.requester());
        row.setRequesterName(
                contact && report.requesterName() == null ? deed.by().name() : name(report));
        row.setRequesterPhone(
                report.requesterPhone() == null ? null : report.requesterPhone().strip());
    }

    private static @Nullable String name(ReportIncident report) {
        return report.requesterName() == null ? report.requester() : report.requesterName();
    }

    private void weigh(IncidentRecord row, ReportIncident report, Instant at) {
        if (report.impact() != null) {
            var urgency = Objects.requireNonNull(report.urgency());
            row.setImpact(report.impact().shortValue());
            row.setUrgency(urgency.shortValue());
            row.setPriority((short) catalogue.priority(report.impact(), urgency));
            row.setClassifiedAt(at);
        }
    }

    /** What the table would default to, so that the row in memory is the row in the table. */
    static void counters(IncidentRecord row) {
        row.setResponseState(ClockState.NO_AGREEMENT.name());
        row.setResolutionState(ClockState.NO_AGREEMENT.name());
        row.setPausedSeconds(0L);
        row.setPauseCount(0);
        row.setProvisional(false);
        row.setResolutionCount(0);
        row.setReopenCount(0);
        row.setAssignmentCount(0);
        row.setRejectionCount(0);
        row.setEscalationCount(0);
        row.setAfterTheFact(false);
        row.setMajor(false);
        row.setMerged(false);
        row.setMergedCount(0);
        row.setChildCount(0);
        row.setUrgeCount(0);
        row.setVisitCount(0);
    }
}
