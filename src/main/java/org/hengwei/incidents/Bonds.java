package org.hengwei.incidents;

import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What ties one incident to another: a duplicate to its master, a child to its parent. */
final class Bonds {

    private Bonds() {}

    /** The duplicate ends; all it has stays with it and is read from the master. */
    static IncidentEvent.Merged merge(Incident duplicate, Incident master, @Nullable String reason, Deed deed) {
        IncidentRules.demand(duplicate, IncidentMove.MERGER);
        if (duplicate.id() == master.id()) {
            throw Refused.field("into", "incidents.refused.own-duplicate");
        }
        if (!master.status().open() && master.status() != IncidentStatus.RESOLVED) {
            throw Refused.field(
                    "into", "incidents.refused.master-over", master.subject().code());
        }
        if (duplicate.row().getChildCount() > 0 && master.row().getParent() != null) {
            throw Refused.field("into", "incidents.refused.has-children");
        }
        var row = duplicate.row();
        duplicate.endRunningPause(deed.at());
        row.setStatus(IncidentStatus.CANCELLED.name());
        row.setCancelledAt(deed.at());
        row.setCancellationReason(reason);
        row.setDuplicateOf(master.id());
        row.setMerged(true);
        return new IncidentEvent.Merged(
                duplicate.subject(), deed.at(), master.subject().code(), reason);
    }

    /** The master takes over what hung on the duplicate. */
    static IncidentEvent.Absorbed absorb(Incident master, Incident duplicate, Deed deed) {
        var from = duplicate.row();
        var row = master.row();
        row.setMergedCount(row.getMergedCount() + 1 + from.getMergedCount());
        row.setChildCount(row.getChildCount() + from.getChildCount());
        from.setMergedCount(0);
        from.setChildCount(0);
        return new IncidentEvent.Absorbed(
                master.subject(), deed.at(), duplicate.subject().code(), from.getRequesterName(), from.getTitle());
    }

    /** Two floors only: a child has no children. */
    static IncidentEvent.ParentSet attach(Incident child, Incident parent, Deed deed) {
        IncidentRules.demand(child, IncidentMove.PARENT);
        var code = parent.subject().code();
        if (child.id() == parent.id() || parent.row().getParent() != null) {
            throw Refused.field("parent", "incidents.refused.parent-is-child", code);
        }
        if (child.row().getChildCount() > 0) {
            throw Refused.field("parent", "incidents.refused.has-children");
        }
        if (!parent.status().open()) {
            throw Refused.field("parent", "incidents.refused.master-over", code);
        }
        child.row().setParent(parent.id());
        parent.row().setChildCount(parent.row().getChildCount() + 1);
        return new IncidentEvent.ParentSet(child.subject(), deed.at(), code);
    }

    static IncidentEvent.ParentLeft detach(Incident child, Incident parent, Deed deed) {
        IncidentRules.demand(child, IncidentMove.DETACHMENT);
        child.row().setParent(null);
        parent.row().setChildCount(parent.row().getChildCount() - 1);
        return new IncidentEvent.ParentLeft(
                child.subject(), deed.at(), parent.subject().code());
    }
}
