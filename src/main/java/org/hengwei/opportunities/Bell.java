package org.hengwei.opportunities;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.opportunities.db.OpportunityRecord;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those who decide, and whoever is to see to it. May hear everything twice. */
@Component
class Bell {

    private final OpportunityRepository repository;
    private final Notices notices;
    private final Access access;

    Bell(OpportunityRepository repository, Notices notices, Access access) {
        this.repository = repository;
        this.notices = notices;
        this.access = access;
    }

    void raised(OpportunityRecord row) {
        var told = new HashSet<>(access.holders(Role.QUALITY_MANAGER.name()));
        if (row.getOwner() != null) {
            told.add(row.getOwner());
        }
        told.remove(row.getRaisedBy());
        tell(told, row, "raised");
    }

    void accepted(OpportunityRecord row) {
        tell(Set.of(row.getOwner()), row, "accepted");
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (news.subject().kind().equals(OpportunityKey.KIND)) {
            var row = repository.get(OpportunityKey.of(news.subject().code()).id());
            tell(Set.of(row.getOwner()), row, "near");
        }
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        if (news.subject().kind().equals(OpportunityKey.KIND)) {
            var row = repository.get(OpportunityKey.of(news.subject().code()).id());
            var told = new HashSet<>(access.holders(Role.QUALITY_MANAGER.name()));
            told.add(row.getOwner());
            tell(told, row, "missed");
        }
    }

    private void tell(Collection<String> told, OpportunityRecord row, String what) {
        var code = OpportunityKey.code(row.getId());
        notices.send(
                told,
                Notice.about(
                        OpportunityKey.subject(row.getId()),
                        "/opportunities/" + code,
                        "opportunities:" + code + ":" + what + ":" + row.getDueOn(),
                        "opportunities.notice." + what,
                        code,
                        row.getTitle(),
                        row.getDueOn() == null ? "–" : row.getDueOn().toString()));
    }
}
