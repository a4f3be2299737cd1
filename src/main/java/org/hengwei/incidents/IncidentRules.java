package org.hengwei.incidents;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.customers.ServiceMode;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** "May this be done now?" as small rules, each of which answers with a reason; the page says it before the click. */
final class IncidentRules {

    private static final Set<IncidentMove> NEED_CLASSIFICATION = Set.of(
            IncidentMove.ASSIGNMENT,
            IncidentMove.ACCEPTANCE,
            IncidentMove.RESOLUTION,
            IncidentMove.PRIORITY,
            IncidentMove.DISPATCH);

    @FunctionalInterface
    private interface Rule {
        /** The key of what stands against it; null when nothing does. */
        @Nullable
        String against(Incident incident, IncidentMove move);
    }

    private static final List<Rule> RULES = List.of(
            IncidentRules::rightState,
            IncidentRules::classifiedFirst,
            IncidentRules::calledBackFirst,
            IncidentRules::deskFirst,
            IncidentRules::oneVisitAtATime,
            IncidentRules::majorOnce,
            IncidentRules::reviewDue,
            IncidentRules::relatives);

    private IncidentRules() {}

    /** Keys of all that stands against the move; empty when it may be made. */
    static List<String> obstacles(Incident incident, IncidentMove move) {
        return RULES.stream()
                .map(rule -> rule.against(incident, move))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    static void demand(Incident incident, IncidentMove move) {
        var against = obstacles(incident, move);
        if (!against.isEmpty()) {
            throw Refused.conflict(against.getFirst(), incident.subject().code());
        }
    }

    private static @Nullable String rightState(Incident incident, IncidentMove move) {
        return move.from().contains(incident.status()) ? null : "incidents.refused.state." + incident.status();
    }

    /** Classifying comes before anybody is put to work on it (H1). */
    private static @Nullable String classifiedFirst(Incident incident, IncidentMove move) {
        return NEED_CLASSIFICATION.contains(move) && !incident.classified() && !incident.imported()
                ? "incidents.refused.classify-first"
                : null;
    }

    /** In remote + on-site service the desk takes it before anybody is sent (R168). */
    private static @Nullable String deskFirst(Incident incident, IncidentMove move) {
        var resident = ServiceMode.RESIDENT.name().equals(incident.row().getServiceMode());
        return move == IncidentMove.DISPATCH && !resident && incident.row().getTakenAt() == null
                ? "incidents.refused.desk-first"
                : null;
    }

    private static @Nullable String oneVisitAtATime(Incident incident, IncidentMove move) {
        return move == IncidentMove.DISPATCH && incident.row().getVisitor() != null
                ? "incidents.refused.visit-running"
                : null;
    }

    private static @Nullable String majorOnce(Incident incident, IncidentMove move) {
        var major = incident.row().getMajor();
        return switch (move) {
            case MAJOR -> major ? "incidents.refused.major-already" : null;
            case DEMOTION -> major ? null : "incidents.refused.not-major";
            default -> null;
        };
    }

    private static @Nullable String reviewDue(Incident incident, IncidentMove move) {
        var row = incident.row();
        return move == IncidentMove.REVIEW && (row.getReviewDueAt() == null || row.getReviewedAt() != null)
                ? "incidents.refused.no-review-due"
                : null;
    }

    private static @Nullable String relatives(Incident incident, IncidentMove move) {
        var row = incident.row();
        return switch (move) {
            case PARENT -> row.getParent() == null ? null : "incidents.refused.has-parent";
            case DETACHMENT -> row.getParent() == null ? "incidents.refused.no-parent" : null;
            case CASCADE -> row.getChildCount() > 0 ? null : "incidents.refused.no-open-children";
            default -> null;
        };
    }

    /** Nothing closes before its callback said solved or ended unreachable (H4); imported history has none (H19). */
    private static @Nullable String calledBackFirst(Incident incident, IncidentMove move) {
        return move == IncidentMove.CLOSURE && !incident.confirmed() && !incident.imported()
                ? "incidents.refused.callback-first"
                : null;
    }
}
