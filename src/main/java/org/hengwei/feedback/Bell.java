package org.hengwei.feedback;

import java.util.HashSet;
import org.hengwei.customers.Customers;
import org.hengwei.deadlines.DeadlineEvent;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells the desk of calls that run late, and project manager and supervisors of a low score. */
@Component
class Bell {

    private final Notices notices;
    private final Customers customers;
    private final Access access;

    Bell(Notices notices, Customers customers, Access access) {
        this.notices = notices;
        this.customers = customers;
        this.access = access;
    }

    void lowScore(FeedbackEvent.LowScore news) {
        var told = new HashSet<>(access.holders(Role.OM_SUPERVISOR.name()));
        customers.findProject(news.project()).map(project -> project.manager()).ifPresent(told::add);
        notices.send(
                told,
                Notice.about(
                        news.subject(),
                        "/callbacks/" + news.callback(),
                        news.callback() + ":low",
                        "feedback.notice.low-score",
                        news.subject().code(),
                        news.score(),
                        news.comment() == null ? "–" : news.comment()));
    }

    /** After 20 of the 24 hours. May be heard twice; the notice is told once. */
    @ApplicationModuleListener
    void on(DeadlineEvent.Near news) {
        if (news.subject().kind().equals(CallbackKey.KIND)) {
            var code = news.subject().code();
            notices.send(
                    access.holders(Role.DESK_AGENT.name()),
                    Notice.about(news.subject(), "/callbacks/" + code, code + ":near", "feedback.notice.near", code));
        }
    }
}
