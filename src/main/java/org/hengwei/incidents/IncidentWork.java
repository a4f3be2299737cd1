package org.hengwei.incidents;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;

/** The face of an incident in everybody's worklist. */
final class IncidentWork {

    private IncidentWork() {}

    static Work of(Incident incident) {
        var row = incident.row();
        return new Work(
                incident.subject(),
                row.getTitle(),
                row.getStatus(),
                incident.status().open(),
                row.getAssignee(),
                row.getTeam(),
                row.getProject(),
                row.getCustomer(),
                row.getPriority() == null ? null : "P" + row.getPriority(),
                nextDue(incident),
                row.getOpenedAt(),
                Set.of(),
                "/incidents/" + incident.subject().code(),
                String.join(
                        " ",
                        Objects.requireNonNullElse(row.getDescription(), ""),
                        Objects.requireNonNullElse(row.getRequesterName(), ""),
                        Objects.requireNonNullElse(row.getExternalId(), "")));
    }

    private static @Nullable Instant nextDue(Incident incident) {
        var row = incident.row();
        return row.getRespondedAt() == null && row.getResponseDueAt() != null
                ? row.getResponseDueAt()
                : row.getResolutionDueAt();
    }
}
