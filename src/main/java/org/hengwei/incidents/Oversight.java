package org.hengwei.incidents;

import java.util.Objects;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What is said of an incident by those who look after the work: major, urged, evaluated. */
final class Oversight {

    private Oversight() {}

    static IncidentEvent.MajorDeclared declareMajor(Incident incident, String reason, Deed deed) {
        IncidentRules.demand(incident, IncidentMove.MAJOR);
        var row = incident.row();
        row.setMajor(true);
        row.setMajorAt(deed.at());
        row.setMajorBy(deed.by().login());
        row.setMajorReason(reason);
        return new IncidentEvent.MajorDeclared(incident.subject(), deed.at(), reason);
    }

    static IncidentEvent.MajorLifted liftMajor(Incident incident, String reason, Deed deed) {
        IncidentRules.demand(incident, IncidentMove.DEMOTION);
        incident.row().setMajor(false);
        return new IncidentEvent.MajorLifted(incident.subject(), deed.at(), reason);
    }

    /** Counted each time, whoever it comes from. */
    static IncidentEvent.Urged urge(Incident incident, @Nullable UrgingSide side, @Nullable String note, Deed deed) {
        IncidentRules.demand(incident, IncidentMove.URGING);
        var row = incident.row();
        row.setUrgeCount(row.getUrgeCount() + 1);
        row.setUrgedAt(deed.at());
        var whose = deed.by().isContact() ? UrgingSide.CUSTOMER : Objects.requireNonNullElse(side, UrgingSide.MANAGER);
        return new IncidentEvent.Urged(
                incident.subject(), deed.at(), whose, deed.by().name(), row.getUrgeCount(), note);
    }

    static IncidentEvent.Evaluated evaluate(Incident incident, EvaluateIncident how, Deed deed) {
        IncidentRules.demand(incident, IncidentMove.EVALUATION);
        check(how);
        if (deed.by().login().equals(incident.row().getResolvedBy())) {
            throw Refused.forbidden(
                    "incidents.refused.own-work", incident.subject().code());
        }
        incident.row().setEvaluatedAt(deed.at());
        var right = Objects.requireNonNull(how.classificationRight());
        return new IncidentEvent.Evaluated(
                incident.subject(),
                deed.at(),
                deed.by().name(),
                right,
                right ? null : how.rightCategory(),
                Objects.requireNonNull(how.effective()),
                Objects.requireNonNull(how.score()),
                how.comment());
    }

    private static void check(EvaluateIncident how) {
        new Checks()
                .present(how.classificationRight(), "classificationRight")
                .present(how.effective(), "effective")
                .present(how.score(), "score")
                .that(how.score() == null || (how.score() >= 1 && how.score() <= 5), "score", "incidents.refused.score")
                .that(
                        !Boolean.TRUE.equals(how.classificationRight()) || how.rightCategory() == null,
                        "rightCategory",
                        "incidents.refused.right-category")
                .atMost(how.comment(), 2_000, "comment")
                .refuse();
    }
}
