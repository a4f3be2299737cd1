package org.hengwei.agreements;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengwei.agreements.db.EscalationRecord;
import org.hengwei.customers.Customers;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps of escalation (R189): at so many percent of a promised time somebody is told, and the ticket may change hands. Rooms of
 * tickets ask which steps are to be taken when a deadline comes near or is missed, and take them.
 */
@Service
@Transactional
public class Escalations {

    private static final String SUBJECT = "escalation";
    private static final int MISSED = 100;

    private final EscalationRepository repository;
    private final AgreementBook book;
    private final Customers customers;
    private final People people;
    private final Departments departments;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Escalations(
            EscalationRepository repository,
            AgreementBook book,
            Customers customers,
            People people,
            Departments departments,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.book = book;
        this.customers = customers;
        this.people = people;
        this.departments = departments;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** All steps, by type, clock and percentage. */
    @Transactional(readOnly = true)
    public List<EscalationStep> all() {
        access.demand(AgreementPermission.ESCALATIONS);
        return repository.all();
    }

    /** @throws org.hengwei.shared.Refused naming each input that is wrong */
    public EscalationStep add(PutEscalation step) {
        access.demand(AgreementPermission.ESCALATIONS);
        return write(new EscalationRecord(), step);
    }

    public EscalationStep change(long id, @Nullable Integer version, PutEscalation step) {
        access.demand(AgreementPermission.ESCALATIONS);
        var row = repository.lock(id);
        Versions.check(version, row.getVersion());
        return write(row, step);
    }

    public void remove(long id, @Nullable Integer version) {
        access.demand(AgreementPermission.ESCALATIONS);
        var row = repository.lock(id);
        Versions.check(version, row.getVersion());
        repository.remove(id);
        events.publishEvent(new AgreementEvent.EscalationRemoved(subject(id), clock.instant(), row.getName()));
    }

    /** For whoever starts a clock: the percentages to be told of, besides the agreement's own warnings. */
    @Transactional(readOnly = true)
    public List<Integer> watched(EscalationStep.Promised ticket, List<Integer> warnings) {
        return Stream.concat(
                        warnings.stream(),
                        repository.all().stream()
                                .filter(step -> step.percent() < MISSED && step.concerns(ticket))
                                .map(EscalationStep::percent))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The steps to be taken now, each once for a ticket; the caller takes them in the same transaction.
     *
     * @param percent of the promised time that is used; 100 when it was missed
     */
    public List<EscalationStep> take(EscalationStep.Promised promised, int percent, Subject ticket) {
        var now = clock.instant();
        return repository.all().stream()
                .filter(step -> step.percent() <= percent && step.concerns(promised))
                .filter(step -> repository.take(step.id(), ticket, now))
                .toList();
    }

    private EscalationStep write(EscalationRecord row, PutEscalation step) {
        check(step);
        row.setName(Objects.requireNonNull(step.name()).strip());
        row.setType(type(step).name());
        row.setClock(clockOf(step).name());
        row.setPercent(step.percent());
        row.setProject(given(step.project()));
        row.setAgreement(given(step.agreement()));
        row.setPriority(given(step.priority()));
        row.setRoles(PutEscalation.list(step.roles()).toArray(String[]::new));
        row.setPeople(PutEscalation.list(step.people()).toArray(String[]::new));
        row.setTellAssignee(Boolean.TRUE.equals(step.tellAssignee()));
        row.setTier(given(step.tier()));
        row.setTeam(given(step.team()));
        row.setAssignee(given(step.assignee()));
        row.setActive(!Boolean.FALSE.equals(step.active()));
        var put = repository.put(row);
        events.publishEvent(new AgreementEvent.EscalationPut(
                subject(put.id()),
                clock.instant(),
                put.name(),
                put.type(),
                put.clock(),
                put.percent(),
                put.active(),
                put.project(),
                put.agreement(),
                put.priority()));
        return put;
    }

    private static TicketType type(PutEscalation step) {
        return step.type() == null ? TicketType.INCIDENT : step.type();
    }

    private static PromisedClock clockOf(PutEscalation step) {
        return step.clock() == null ? PromisedClock.RESOLUTION : step.clock();
    }

    private void check(PutEscalation step) {
        var percent = step.percent();
        var tier = given(step.tier());
        var priority = given(step.priority());
        var checks = new Checks()
                .present(step.name(), "name")
                .atMost(step.name(), 100, "name")
                .present(percent, "percent")
                .that(percent == null || (percent >= 1 && percent <= MISSED), "percent", "agreements.refused.step")
                .that(
                        clockOf(step) != PromisedClock.RESPONSE || type(step).responds(),
                        "clock",
                        "agreements.refused.no-response")
                .that(
                        priority == null || DraftAgreement.PRIORITIES.contains(priority),
                        "priority",
                        "agreements.refused.priority")
                .that(tier == null || tier.matches("DESK|L1|L2"), "tier", "agreements.refused.tier")
                .that(tier == null || type(step) == TicketType.INCIDENT, "tier", "agreements.refused.tier-of-request");
        whom(step, checks);
        where(step, checks);
        checks.refuse();
    }

    private void whom(PutEscalation step, Checks checks) {
        PutEscalation.list(step.roles())
                .forEach(role -> checks.that(Role.exists(role), "roles", "agreements.refused.role", role));
        PutEscalation.list(step.people())
                .forEach(login -> checks.that(people.exists(login), "people", "agreements.refused.person", login));
        var team = given(step.team());
        var assignee = given(step.assignee());
        checks.that(team == null || departments.exists(team), "team", "agreements.refused.team", String.valueOf(team));
        checks.that(
                assignee == null || people.exists(assignee),
                "assignee",
                "agreements.refused.person",
                String.valueOf(assignee));
        var nobody = PutEscalation.list(step.roles()).isEmpty()
                && PutEscalation.list(step.people()).isEmpty()
                && !Boolean.TRUE.equals(step.tellAssignee());
        checks.that(
                !nobody || team != null || assignee != null || given(step.tier()) != null,
                "roles",
                "agreements.refused.nothing-happens");
    }

    private void where(PutEscalation step, Checks checks) {
        var project = given(step.project());
        var agreement = given(step.agreement());
        checks.that(
                project == null || customers.findProject(project).isPresent(),
                "project",
                "agreements.refused.project-unknown",
                String.valueOf(project));
        checks.that(
                agreement == null || book.exists(agreement),
                "agreement",
                "agreements.refused.agreement-unknown",
                String.valueOf(agreement));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Subject subject(long id) {
        return new Subject(SUBJECT, Long.toString(id));
    }
}
