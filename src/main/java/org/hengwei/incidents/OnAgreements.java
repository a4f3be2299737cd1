package org.hengwei.incidents;

import org.hengwei.agreements.AgreementEvent;
import org.hengwei.agreements.TicketType;
import org.hengwei.deadlines.Deadlines;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** A step of escalation that was put is watched on the incidents that are open already. May hear everything twice. */
@Component
class OnAgreements {

    private static final int AT_ONCE = 500;

    private final IncidentRepository repository;
    private final Deadlines deadlines;

    OnAgreements(IncidentRepository repository, Deadlines deadlines) {
        this.repository = repository;
        this.deadlines = deadlines;
    }

    @ApplicationModuleListener
    void on(AgreementEvent.EscalationPut news) {
        if (news.type() != TicketType.INCIDENT || !news.active() || news.percent() >= 100) {
            return;
        }
        var after = 0L;
        var some = repository.openOf(news.project(), news.agreement(), news.priority(), after, AT_ONCE);
        while (!some.isEmpty()) {
            deadlines.warnAlso(
                    some.stream().map(IncidentKey::subject).toList(),
                    news.clock().name(),
                    news.percent());
            after = some.getLast();
            some = repository.openOf(news.project(), news.agreement(), news.priority(), after, AT_ONCE);
        }
    }
}
