package org.hengwei.feedback;

import org.hengwei.requests.RequestEvent;
import org.hengwei.shared.Access;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What the requests tell: each fulfilment is to be called back (C11), a voided one no longer. May hear everything twice. */
@Component
class OnRequests {

    private static final String RULE = "feedback.rule.callback-due";

    private final CallbackDuty duty;
    private final Access access;

    OnRequests(CallbackDuty duty, Access access) {
        this.duty = duty;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(RequestEvent.Fulfilled news) {
        access.byRule(RULE, () -> duty.due(news));
    }

    @ApplicationModuleListener
    void on(RequestEvent.Reopened news) {
        access.byRule(RULE, () -> duty.supersede(news.subject().code(), news.voided()));
    }

    /** Who confirms and closes his own request has been asked enough. */
    @ApplicationModuleListener
    void on(RequestEvent.Closed news) {
        if (news.byCustomer()) {
            access.byRule(RULE, () -> duty.confirmed(news.subject().code(), news.at(), news.closedBy()));
        }
    }
}
