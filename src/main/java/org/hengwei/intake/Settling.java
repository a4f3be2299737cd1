package org.hengwei.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.Choice;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.customers.Customers;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentMove;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.intake.db.AlertRecord;
import org.hengwei.intake.db.StormRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes of one alert what the rules say: an incident, one more alert of a storm, or a recovery. */
@Component
class Settling {

    static final String RECOVERED = "RECOVERED";
    private static final String CAUSE = "UNKNOWN";

    private final AlertRepository alerts;
    private final AlertSources sources;
    private final Incidents incidents;
    private final IncidentQueue queue;
    private final Customers customers;
    private final Catalog catalog;
    private final Notices notices;
    private final MessageSource messages;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Settling(
            AlertRepository alerts,
            AlertSources sources,
            Incidents incidents,
            IncidentQueue queue,
            Customers customers,
            Catalog catalog,
            Notices notices,
            MessageSource messages,
            Clock clock,
            ApplicationEventPublisher events) {
        this.alerts = alerts;
        this.sources = sources;
        this.incidents = incidents;
        this.queue = queue;
        this.customers = customers;
        this.catalog = catalog;
        this.notices = notices;
        this.messages = messages;
        this.clock = clock;
        this.events = events;
    }

    /** Does what is due about the alert, once. */
    @Transactional
    public void settle(long id) {
        var found = Objects.requireNonNull(alerts.alert(id));
        alerts.lockSource(found.getSource());
        var alert = Objects.requireNonNull(alerts.alert(id));
        if (!alert.getDue()) {
            return;
        }
        alert.setDue(false);
        alert.setProblem(null);
        if (alert.getStatus().equals("FIRING")) {
            fires(alert);
        } else if (alert.getRecoveredAt() == null) {
            recovers(alert);
        }
        alerts.save(alert);
    }

    /** That an alert could not be made an incident, and why, stands with it. */
    @Transactional
    public void failed(long id, String problem, List<String> args) {
        var alert = Objects.requireNonNull(alerts.alert(id));
        alert.setDue(false);
        alert.setProblem(problem);
        alert.setProblemArgs(args.toArray(String[]::new));
        alerts.save(alert);
    }

    private void fires(AlertRecord alert) {
        if (alert.getStorm() != null) {
            return;
        }
        var labels = alerts.labels(alert);
        var rule = sources.rule(alert.getSource(), labels);
        if (rule == null) {
            alert.setProblem("intake.problem.no-rule");
            return;
        }
        alert.setRule(rule.id());
        alert.setProject(rule.project());
        customers.findProject(rule.project()).ifPresent(project -> {
            alert.setCustomer(project.customer());
            alert.setDepartment(project.department());
        });
        var storm = storm(alert, rule);
        if (storm == null) {
            storm = begin(alert, rule, labels);
        } else {
            storm.setAlerts(storm.getAlerts() + 1);
            storm.setFiring(storm.getFiring() + 1);
            storm.setLastAt(now());
            alerts.put(storm);
        }
        alert.setStorm(storm.getId());
        events.publishEvent(new IntakeEvent.AlertReceived(
                subject(storm), now(), sources.nameOf(alert.getSource()), alert.getTitle(), storm.getAlerts()));
    }

    /** The one it belongs to: not over, its incident open, its last alert within the rule's window. */
    private @Nullable StormRecord storm(AlertRecord alert, AlertRuleView rule) {
        var newest = rule.groupMinutes() == 0 ? null : alerts.newestStorm(alert.getSource(), rule.id());
        if (newest == null
                || newest.getOver()
                || newest.getLastAt()
                        .plus(Duration.ofMinutes(rule.groupMinutes()))
                        .isBefore(now())) {
            return null;
        }
        return queue.find(IncidentKey.of(newest.getIncident())).status().open() ? newest : null;
    }

    private StormRecord begin(AlertRecord alert, AlertRuleView rule, Map<String, String> labels) {
        var made = incidents.report(new ReportIncident(
                alert.getTitle(),
                alert.getDescription(),
                rule.project(),
                rule.service(),
                null,
                null,
                null,
                rule.impact(),
                rule.urgency(),
                rule.category(),
                Channel.MONITORING,
                earlier(alert.getStartsAt()),
                null,
                null,
                null,
                null,
                item(rule, labels) == null ? List.of() : List.of(Objects.requireNonNull(item(rule, labels)))));
        var storm = new StormRecord();
        storm.setSource(alert.getSource());
        storm.setRule(rule.id());
        storm.setIncident(made.number());
        storm.setLastAt(now());
        storm.setAlerts(1);
        storm.setFiring(1);
        storm.setOver(false);
        alerts.put(storm);
        return storm;
    }

    /** A source whose clock is ahead reports no fault from the future. */
    private @Nullable Instant earlier(@Nullable Instant started) {
        return started == null || started.isAfter(now()) ? null : started;
    }

    static @Nullable String item(AlertRuleView rule, Map<String, String> labels) {
        return rule.itemLabel() == null ? null : labels.get(rule.itemLabel());
    }

    private void recovers(AlertRecord alert) {
        alert.setRecoveredAt(now());
        var storm = alert.getStorm() == null ? null : alerts.storm(alert.getStorm());
        if (storm == null) {
            return;
        }
        var left = storm.getFiring() - 1;
        storm.setFiring(left);
        alerts.put(storm);
        events.publishEvent(new IntakeEvent.AlertRecovered(
                subject(storm), now(), sources.nameOf(alert.getSource()), alert.getTitle(), left));
        if (left == 0) {
            over(alert, storm);
        }
    }

    /** What nobody has taken in hand is resolved, unless the source says it is only noted; whoever has it in hand is told. */
    private void over(AlertRecord alert, StormRecord storm) {
        var key = IncidentKey.of(storm.getIncident());
        var incident = queue.find(key);
        var untouched = incident.status() == IncidentStatus.NEW || incident.status() == IncidentStatus.ASSIGNED;
        if (untouched
                && sources.source(alert.getSource()).recoveryResolves()
                && queue.obstacles(key, IncidentMove.RESOLUTION).isEmpty()
                && usable(ChoiceList.CLOSURE, RECOVERED)
                && usable(ChoiceList.CAUSE, CAUSE)) {
            incidents.resolve(key, new ResolveIncident(words(alert, storm), RECOVERED, CAUSE, Duration.ZERO));
            storm.setOver(true);
            alerts.put(storm);
        } else if (incident.status().open() && incident.assignee() != null) {
            notices.send(
                    List.of(incident.assignee()),
                    Notice.about(
                            subject(storm),
                            "/incidents/" + storm.getIncident(),
                            "intake:recovered:" + alert.getId(),
                            "intake.notice.recovered",
                            storm.getIncident(),
                            incident.title()));
        }
    }

    private boolean usable(ChoiceList list, String code) {
        return catalog.find(list, code).filter(Choice::active).isPresent();
    }

    private String words(AlertRecord alert, StormRecord storm) {
        var args = new Object[] {sources.nameOf(alert.getSource()), storm.getAlerts()};
        return Objects.requireNonNull(
                messages.getMessage("intake.solution", args, "intake.solution", Locale.SIMPLIFIED_CHINESE));
    }

    private static Subject subject(StormRecord storm) {
        return new Subject("incident", storm.getIncident());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
