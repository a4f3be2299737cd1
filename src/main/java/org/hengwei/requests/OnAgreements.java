package org.hengwei.requests;

import org.hengwei.agreements.AgreementEvent;
import org.hengwei.agreements.TicketType;
import org.hengwei.deadlines.Deadlines;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A step of escalation that was put is watched on the requests that are open already. May hear everything twice. */
@Component
class OnAgreements {

    private static final int AT_ONCE = 500;

    private final RequestRepository repository;
    private final Deadlines deadlines;

    OnAgreements(RequestRepository repository, Deadlines deadlines) {
        this.repository = repository;
        this.deadlines = deadlines;
    }

    @ApplicationModuleListener
    void on(AgreementEvent.EscalationPut news) {
        if (news.type() != TicketType.REQUEST || !news.active() || news.percent() >= 100) {
            return;
        }
        var some = repository.openOf(news.project(), news.agreement(), news.priority(), 0, AT_ONCE);
        while (!some.isEmpty()) {
            deadlines.warnAlso(some.stream().map(RequestKey::subject).toList(), Acts.CLOCK, news.percent());
            some = repository.openOf(news.project(), news.agreement(), news.priority(), some.getLast(), AT_ONCE);
        }
    }
}
