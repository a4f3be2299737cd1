package org.hengwei.mail;

import java.util.List;
import java.util.Optional;
import org.hengwei.customers.ContactView;
import org.hengwei.customers.Customers;
import org.hengwei.incidents.IncidentEvent;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentView;
import org.hengwei.mail.Outbox.Told;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Who reported an incident and has a mail address is told by mail how it was resolved, in his language; his answer comes back
 * into the timeline. May hear everything twice.
 */
@Component
class OnResolutions {

    private static final String RULE = "mail.rule.outbox";

    private final Outbox outbox;
    private final IncidentQueue incidents;
    private final Customers customers;
    private final People people;
    private final Access access;

    OnResolutions(Outbox outbox, IncidentQueue incidents, Customers customers, People people, Access access) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.customers = customers;
        this.people = people;
        this.access = access;
    }

    @ApplicationModuleListener
    void on(IncidentEvent.Resolved news) {
        access.byRule(RULE, () -> tell(news));
    }

    private void tell(IncidentEvent.Resolved news) {
        var incident = incidents.find(IncidentKey.of(news.subject().code()));
        var caller = caller(incident).orElse(null);
        outbox.resolved(
                news.subject(),
                news.resolution(),
                incident.title(),
                news.solution(),
                new Told(caller == null ? null : caller.email(), language(caller), incident.project()));
    }

    /** Empty when it is not clear who it was. */
    private Optional<ContactView> caller(IncidentView incident) {
        if (incident.requester() != null) {
            return customers.contactByLogin(incident.requester());
        }
        var phone = incident.requesterPhone();
        var known = phone == null ? List.<ContactView>of() : customers.contactsByPhone(phone);
        var his = known.stream()
                .filter(one -> one.customer().equals(incident.customer()))
                .toList();
        var named = his.stream()
                .filter(one -> one.name().equals(incident.requesterName()))
                .findFirst();
        return named.isPresent() || his.size() != 1 ? named : Optional.of(his.getFirst());
    }

    private @Nullable String language(@Nullable ContactView caller) {
        var login = caller == null ? null : caller.login();
        return login == null || !people.exists(login)
                ? null
                : people.actor(login).language();
    }
}
