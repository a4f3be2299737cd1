package org.hengwei.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Actor;

/** Incidents with sensible defaults, and the people who act on them. */
final class SomeIncidents {

    static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    private SomeIncidents() {}

    static Incident unclassified() {
        var row = new IncidentRecord();
        row.setId(42L);
        row.setVersion(1);
        row.setOrigin("NATIVE");
        row.setTitle("Mail cannot be sent");
        row.setDescription("");
        row.setChannel(Channel.PHONE.name());
        row.setProject("P1");
        row.setReporter("agent");
        row.setReporterName("Agent");
        row.setStatus(IncidentStatus.NEW.name());
        row.setTier(Tier.DESK.name());
        row.setOpenedAt(NINE);
        row.setRecordedAt(NINE);
        Intake.counters(row);
        return new Incident(row);
    }

    static Incident reported() {
        var incident = unclassified();
        incident.classify(2, 2, 2, new ClassifyIncident(2, 2, null, null, null), by("agent", 0));
        return incident;
    }

    static Incident assigned() {
        var incident = reported();
        incident.assign(Tier.L1, null, new Person("li", "Li"), by("agent", 5));
        return incident;
    }

    static Incident inProgress() {
        var incident = assigned();
        incident.accept(by("li", 10));
        return incident;
    }

    static Incident paused() {
        var incident = inProgress();
        incident.pause("CUSTOMER", null, by("li", 20));
        return incident;
    }

    static Incident resolved() {
        var incident = inProgress();
        incident.resolve(solution(), true, by("li", 60));
        return incident;
    }

    static Incident closed() {
        var incident = resolved();
        incident.confirm(Confirmation.SOLVED, 1, by("agent", 90));
        incident.close(null, by("agent", 90));
        return incident;
    }

    static Incident in(IncidentStatus status) {
        return switch (status) {
            case NEW -> reported();
            case ASSIGNED -> assigned();
            case IN_PROGRESS -> inProgress();
            case PAUSED -> paused();
            case RESOLVED -> {
                var incident = resolved();
                incident.confirm(Confirmation.SOLVED, 1, by("agent", 90));
                yield incident;
            }
            case CLOSED -> closed();
            case CANCELLED -> {
                var incident = reported();
                incident.cancel("Invalid", null, by("agent", 5));
                yield incident;
            }
        };
    }

    static ResolveIncident solution() {
        return new ResolveIncident("Restarted the relay", "SOLVED", "SOFTWARE_DEFECT", Duration.ofMinutes(30));
    }

    static Deed by(String login, int minutesAfterNine) {
        var actor = new Actor(Actor.Kind.STAFF, login, login, Set.of(), Set.of(), Set.of(), null, "en");
        return new Deed(actor, NINE.plus(Duration.ofMinutes(minutesAfterNine)));
    }

    static Deed byHouse(int minutesAfterNine) {
        return new Deed(Actor.house("rule"), NINE.plus(Duration.ofMinutes(minutesAfterNine)));
    }
}
