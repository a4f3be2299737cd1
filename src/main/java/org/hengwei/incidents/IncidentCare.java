package org.hengwei.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verbs beside the straight life of an incident: merging duplicates, parent and children, major incidents, urging and
 * evaluation (R189). Refusals as of {@link Incidents}.
 */
@Service
@Transactional
public class IncidentCare {

    private static final int LONGEST_TEXT = 2_000;

    private final Incidents incidents;
    private final IncidentRepository repository;
    private final CareRepository care;
    private final Catalogue catalogue;
    private final MajorReviews reviews;
    private final Alarms alarms;
    private final Access access;
    private final ApplicationEventPublisher events;

    IncidentCare(
            Incidents incidents,
            IncidentRepository repository,
            CareRepository care,
            Catalogue catalogue,
            MajorReviews reviews,
            Alarms alarms,
            Access access,
            ApplicationEventPublisher events) {
        this.incidents = incidents;
        this.repository = repository;
        this.care = care;
        this.catalogue = catalogue;
        this.reviews = reviews;
        this.alarms = alarms;
        this.access = access;
        this.events = events;
    }

    /**
     * Merges a duplicate into the incident that tells of the same fault. The duplicate ends with its clocks; its timeline, files
     * and calls stay readable from the master, whose page shows them, and what hung on it hangs on the master now.
     *
     * @param into number of the master; of the same customer, open or resolved
     */
    public IncidentView merge(IncidentKey key, @Nullable String into, @Nullable String reason) {
        new Checks()
                .present(into, "into")
                .atMost(reason, LONGEST_TEXT, "reason")
                .refuse();
        var masterKey = other(into, "into");
        lockBoth(key, masterKey);
        var master = repository.lock(masterKey);
        demandOver(master);
        return incidents.act(key, IncidentMove.MERGER, (duplicate, deed) -> {
            if (!Objects.equals(duplicate.row().getCustomer(), master.row().getCustomer())) {
                throw Refused.field("into", "incidents.refused.other-customer");
            }
            var news = Bonds.merge(duplicate, master, DeedTexts.given(reason), deed);
            leaveParent(duplicate, master);
            var absorbed = Bonds.absorb(master, duplicate, deed);
            care.hangOver(duplicate.id(), master.id());
            tell(master, absorbed, deed);
            return news;
        });
    }

    private void leaveParent(Incident duplicate, Incident master) {
        var parent = duplicate.row().getParent();
        if (parent == null) {
            return;
        }
        var above = parent == master.id() ? master : repository.lock(new IncidentKey(parent, null));
        above.row().setChildCount(above.row().getChildCount() - 1);
        duplicate.row().setParent(null);
        if (above != master) {
            repository.update(above);
        }
    }

    /** Hangs an incident under a greater one, which may concern several projects. */
    public IncidentView attach(IncidentKey key, @Nullable String parent) {
        new Checks().present(parent, "parent").refuse();
        var parentKey = other(parent, "parent");
        lockBoth(key, parentKey);
        var above = repository.lock(parentKey);
        demandOver(above);
        return incidents.act(key, IncidentMove.PARENT, (child, deed) -> {
            var news = Bonds.attach(child, above, deed);
            var gained = new IncidentEvent.ChildGained(
                    above.subject(),
                    deed.at(),
                    child.subject().code(),
                    child.row().getTitle());
            tell(above, gained, deed);
            return news;
        });
    }

    public IncidentView detach(IncidentKey key) {
        var parent = repository.get(key).row().getParent();
        if (parent != null) {
            lockBoth(key, new IncidentKey(parent, null));
        }
        return incidents.act(key, IncidentMove.DETACHMENT, (child, deed) -> {
            IncidentRules.demand(child, IncidentMove.DETACHMENT);
            var above = repository.lock(new IncidentKey(child.row().getParent(), null));
            var news = Bonds.detach(child, above, deed);
            repository.update(above);
            return news;
        });
    }

    /** Resolves all open children as their parent was resolved, each with a callback of its own; all of them or none. */
    public IncidentView resolveChildren(IncidentKey key) {
        return incidents.act(key, IncidentMove.CASCADE, (parent, deed) -> {
            IncidentRules.demand(parent, IncidentMove.CASCADE);
            var how = care.standingSolution(parent);
            var resolved = new ArrayList<String>();
            for (var child : care.openChildren(parent.id())) {
                resolved.add(
                        incidents.resolve(new IncidentKey(child, null), how).number());
            }
            if (resolved.isEmpty()) {
                throw Refused.conflict("incidents.refused.no-open-children", key.code());
            }
            return new IncidentEvent.ChildrenResolved(parent.subject(), deed.at(), List.copyOf(resolved));
        });
    }

    /** Tells project manager, supervisors and the O&amp;M manager. */
    public IncidentView declareMajor(IncidentKey key, @Nullable String why) {
        var reason = DeedTexts.reason(why);
        return incidents.act(
                key, IncidentMove.MAJOR, (incident, deed) -> Oversight.declareMajor(incident, reason, deed));
    }

    public IncidentView liftMajor(IncidentKey key, @Nullable String why) {
        var reason = DeedTexts.reason(why);
        return incidents.act(
                key, IncidentMove.DEMOTION, (incident, deed) -> Oversight.liftMajor(incident, reason, deed));
    }

    /**
     * Customer or manager wants it done faster: counted, and told to whoever has it in hand, or to the desk.
     *
     * @param side null for the actor's own; whoever takes a customer's call urges for him
     */
    public IncidentView urge(IncidentKey key, @Nullable UrgingSide side, @Nullable String note) {
        new Checks().atMost(note, LONGEST_TEXT, "note").refuse();
        return incidents.act(
                key,
                IncidentMove.URGING,
                (incident, deed) -> Oversight.urge(incident, side, DeedTexts.given(note), deed));
    }

    /** Judges classification and resolution; not by who resolved it. Judging again replaces the earlier judgement. */
    public IncidentView evaluate(IncidentKey key, EvaluateIncident how) {
        if (how.rightCategory() != null) {
            catalogue.demandKnown(how.rightCategory(), null);
        }
        return incidents.act(key, IncidentMove.EVALUATION, (incident, deed) -> Oversight.evaluate(incident, how, deed));
    }

    /** Looks back on a major incident, due within 48 hours of its resolution; for the owner of the process or the O&amp;M manager. */
    public IncidentView review(IncidentKey key, ReviewIncident found) {
        return incidents.act(key, IncidentMove.REVIEW, (incident, deed) -> reviews.record(incident, found, deed));
    }

    private void tell(Incident other, IncidentEvent news, Deed deed) {
        repository.update(other);
        events.publishEvent(news);
        events.publishEvent(IncidentWork.of(other));
        alarms.tell(other, news, deed.by().login());
    }

    /** The other incident is changed too, so the actor needs the same permission there. */
    private void demandOver(Incident other) {
        access.reveal(IncidentPermission.READ, other.place(), other.subject());
        access.demand(IncidentPermission.MERGE, other.place());
    }

    /** Always the lower number first, so that two who merge crosswise do not wait for each other. */
    private void lockBoth(IncidentKey one, IncidentKey other) {
        repository.lock(one.id() < other.id() ? one : other);
        repository.lock(one.id() < other.id() ? other : one);
    }

    private IncidentKey other(@Nullable String number, String field) {
        var code = Objects.requireNonNull(number).strip().toUpperCase(java.util.Locale.ROOT);
        try {
            var key = IncidentKey.of(code);
            repository.get(key);
            return key;
        } catch (Refused refused) {
            throw Refused.field(field, "shared.refused.not-found", code);
        }
    }
}
