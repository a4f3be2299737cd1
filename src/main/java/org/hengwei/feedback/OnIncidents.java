package org.hengwei.feedback;

import org.hengwei.incidents.IncidentEvent;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the incidents tell: each resolution is to be called back, and a voided one no longer. May hear everything twice. */
@Component
class OnIncidents {

    private final CallbackDuty duty;
    private final Access access;

    OnIncidents(CallbackDuty duty, Access access) {
        this.duty = duty;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(IncidentEvent.Resolved news) {
        access.byRule("feedback.rule.callback-due", () -> duty.due(news));
    }

    @ApplicationModuleListener
    void on(IncidentEvent.Reopened news) {
        var voided = news.voided();
        if (voided != null) {
            access.byRule(
                    "feedback.rule.callback-due",
                    () -> duty.supersede(news.subject().code(), voided));
        }
    }
}
