package org.hengwei.incidents;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an incident stands (H1). Which state may become which is declared once, by {@link IncidentMove}. */
public enum IncidentStatus {
    NEW,
    ASSIGNED,
    IN_PROGRESS,
    PAUSED,
    RESOLVED,
    CLOSED,
    CANCELLED;

    /** Whether somebody still has to do something about the fault itself. */
    public boolean open() {
        return this != RESOLVED && this != CLOSED && this != CANCELLED;
    }

    /** The states this one may become, by any move. */
    public Set<IncidentStatus> next() {
        return Arrays.stream(IncidentMove.values())
                .filter(move -> move.from().contains(this))
                .map(move -> move.to(this))
                .filter(to -> to != this)
                .collect(Collectors.toUnmodifiableSet());
    }
}
