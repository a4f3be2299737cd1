package org.hengwei.incidents;

import static org.hengwei.incidents.IncidentStatus.ASSIGNED;
import static org.hengwei.incidents.IncidentStatus.CANCELLED;
import static org.hengwei.incidents.IncidentStatus.CLOSED;
import static org.hengwei.incidents.IncidentStatus.IN_PROGRESS;
import static org.hengwei.incidents.IncidentStatus.NEW;
import static org.hengwei.incidents.IncidentStatus.PAUSED;
import static org.hengwei.incidents.IncidentStatus.RESOLVED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of an incident, declared once: each move with the states it starts from, the state it leads to, who may make it and
 * what has to be given. Guards, buttons, the API's {@code moves[]} and the drawn diagram all read this.
 */
public enum IncidentMove {
    CLASSIFICATION(IncidentPermission.CLASSIFY, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED), "impact", "urgency"),
    ASSIGNMENT(IncidentPermission.ASSIGN, ASSIGNED, Set.of(NEW, ASSIGNED, IN_PROGRESS), "assignee"),
    ACCEPTANCE(IncidentPermission.ACCEPT, IN_PROGRESS, Set.of(NEW, ASSIGNED)),
    REJECTION(IncidentPermission.ACCEPT, NEW, Set.of(ASSIGNED), "reason"),
    RESOLUTION(
            IncidentPermission.RESOLVE,
            RESOLVED,
            Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED),
            "solution",
            "closureCode",
            "cause",
            "workTime"),
    PAUSE(IncidentPermission.PAUSE, PAUSED, Set.of(IN_PROGRESS), "reason"),
    RESUMPTION(IncidentPermission.PAUSE, IN_PROGRESS, Set.of(PAUSED)),
    ESCALATION(IncidentPermission.ESCALATE, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED), "kind", "reason"),
    CLOSURE(IncidentPermission.CLOSE, CLOSED, Set.of(RESOLVED)),
    REOPENING(IncidentPermission.REOPEN, IN_PROGRESS, Set.of(RESOLVED, CLOSED), "reason"),
    PRIORITY(
            IncidentPermission.CLASSIFY,
            null,
            Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED),
            "impact",
            "urgency",
            "reason"),
    CORRECTION(
            IncidentPermission.CORRECT, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED, RESOLVED, CLOSED), "reason"),
    CANCELLATION(IncidentPermission.CANCEL, CANCELLED, Set.of(NEW, ASSIGNED), "reason"),
    MERGER(IncidentPermission.MERGE, CANCELLED, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED), "into"),
    PARENT(IncidentPermission.MERGE, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED), "parent"),
    DETACHMENT(IncidentPermission.MERGE, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED, RESOLVED, CLOSED)),
    CASCADE(IncidentPermission.RESOLVE, null, Set.of(RESOLVED, CLOSED)),
    MAJOR(IncidentPermission.MAJOR, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED, RESOLVED), "reason"),
    DEMOTION(IncidentPermission.MAJOR, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED, RESOLVED), "reason"),
    URGING(IncidentPermission.URGE, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED)),
    DISPATCH(IncidentPermission.DISPATCH, null, Set.of(NEW, ASSIGNED, IN_PROGRESS, PAUSED), "assignee", "reason"),
    EVALUATION(
            IncidentPermission.EVALUATE, null, Set.of(RESOLVED, CLOSED), "classificationRight", "effective", "score"),
    REVIEW(IncidentPermission.REVIEW, null, Set.of(RESOLVED, CLOSED), "cause", "timeline", "measures");

    private final IncidentPermission permission;
    private final @Nullable IncidentStatus to;
    private final Set<IncidentStatus> from;
    private final List<String> requires;

    IncidentMove(
            IncidentPermission permission, @Nullable IncidentStatus to, Set<IncidentStatus> from, String... requires) {
        this.permission = permission;
        this.to = to;
        this.from = EnumSet.copyOf(from);
        this.requires = List.of(requires);
    }

    /** The noun of its address, e.g. {@code resolution}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    public IncidentPermission permission() {
        return permission;
    }

    public Set<IncidentStatus> from() {
        return from;
    }

    /** The state it leads to; the same state for moves that change facts only. */
    public IncidentStatus to(IncidentStatus now) {
        return to == null ? now : to;
    }

    /** Names of the inputs without which it is refused. */
    public List<String> requires() {
        return requires;
    }

    /** The one obvious next step of an incident; null when its life is over. */
    public static @Nullable IncidentMove next(IncidentStatus status, boolean classified) {
        return switch (status) {
            case NEW -> classified ? ASSIGNMENT : CLASSIFICATION;
            case ASSIGNED -> ACCEPTANCE;
            case IN_PROGRESS -> RESOLUTION;
            case PAUSED -> RESUMPTION;
            case RESOLVED -> CLOSURE;
            case CLOSED, CANCELLED -> null;
        };
    }

    public static Optional<IncidentMove> ofNoun(String noun) {
        return Arrays.stream(values()).filter(move -> move.noun().equals(noun)).findFirst();
    }
}
