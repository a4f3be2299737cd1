package org.hengwei.planning;

import java.util.Set;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.shared.Access;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Reminds whoever owns a line when a due instance comes near, and the quality manager too once it is overdue. */
@Component
class OnDeadlines {

    private final PlanRepository plans;
    private final Notices notices;
    private final Access access;

    OnDeadlines(PlanRepository plans, Notices notices, Access access) {
        this.plans = plans;
        this.notices = notices;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        tell(news.subject(), "planning.notice.near", "near-" + news.percent(), false);
    }

    @ApplicationModuleListener
    void on(DeadlineEvent.Missed news) {
        tell(news.subject(), "planning.notice.overdue", "overdue", true);
    }

    private void tell(Subject subject, String key, String once, boolean supervisors) {
        if (!subject.kind().equals(PlanDeadlines.KIND)) {
            return;
        }
        var line = plans.lineOf(PlanDeadlines.instance(subject));
        if (line != null) {
            var about = new Subject("plan", line.plan());
            var href = "/plans/" + line.plan();
            notices.send(
                    recipients(line.owner(), supervisors),
                    Notice.about(about, href, subject + " " + once, key, line.work(), line.label(), line.dueOn()));
        }
    }

    private Set<String> recipients(@Nullable String owner, boolean supervisors) {
        var quality = access.holders("QUALITY_MANAGER");
        if (owner == null) {
            return quality;
        }
        return supervisors
                ? java.util.stream.Stream.concat(quality.stream(), java.util.stream.Stream.of(owner))
                        .collect(java.util.stream.Collectors.toSet())
                : Set.of(owner);
    }
}
