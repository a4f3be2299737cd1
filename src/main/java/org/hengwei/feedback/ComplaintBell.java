package org.hengwei.feedback;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells those whom a complaint concerns (R211, R213, R214). */
@Component
class ComplaintBell {

    private final ComplaintRepository repository;
    private final Notices notices;
    private final Access access;

    ComplaintBell(ComplaintRepository repository, Notices notices, Access access) {
        this.repository = repository;
        this.notices = notices;
        this.access = access;
    }

    void received(Complaint complaint, @Nullable String manager) {
        tell(with(access.holders(Role.OM_SUPERVISOR.name()), manager), complaint, "received");
    }

    void graded(Complaint complaint, @Nullable String manager) {
        if (complaint.grade() == ComplaintGrade.NORMAL) {
            assigned(complaint);
            return;
        }
        var told = new HashSet<>(with(access.holders(Role.OPERATIONS_GM.name()), manager));
        if (complaint.grade() == ComplaintGrade.MAJOR) {
            told.addAll(access.holders(Role.QUALITY_MANAGER.name()));
        }
        tell(told, complaint, "graded." + complaint.grade());
    }

    void assigned(Complaint complaint) {
        tell(complaint.concerned(), complaint, "assigned");
    }

    void notSatisfied(Complaint complaint, @Nullable String manager) {
        tell(with(complaint.concerned(), manager), complaint, "not-satisfied");
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (news.subject().kind().equals(ComplaintKey.KIND)) {
            var complaint = repository.get(ComplaintKey.of(news.subject().code()));
            tell(inHand(complaint), complaint, "near." + news.name());
        }
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        if (news.subject().kind().equals(ComplaintKey.KIND)) {
            var complaint = repository.get(ComplaintKey.of(news.subject().code()));
            var told = new HashSet<>(inHand(complaint));
            told.addAll(access.holders(Role.OM_SUPERVISOR.name()));
            told.addAll(access.holders(Role.QUALITY_MANAGER.name()));
            tell(told, complaint, "missed." + news.name());
        }
    }

    private Set<String> inHand(Complaint complaint) {
        return complaint.concerned().isEmpty() ? access.holders(Role.OM_SUPERVISOR.name()) : complaint.concerned();
    }

    private static Set<String> with(Collection<String> people, @Nullable String one) {
        var all = new HashSet<>(people);
        if (one != null) {
            all.add(one);
        }
        return all;
    }

    private void tell(Collection<String> people, Complaint complaint, String what) {
        if (!people.isEmpty()) {
            notices.send(
                    people,
                    Notice.about(
                            complaint.subject(),
                            "/complaints/" + complaint.code(),
                            complaint.code() + ":" + what + ":"
                                    + complaint.row().getVersion(),
                            "feedback.notice.complaint." + what,
                            complaint.code(),
                            complaint.row().getTitle()));
        }
    }
}
