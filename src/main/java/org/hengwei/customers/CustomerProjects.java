package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.List;
import org.hengwei.customers.ProjectState.Move;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs for projects: started, changed, staffed, and moved through their life (C6). */
@Service
@Transactional
public class CustomerProjects {

    public static final String KIND = "project";
    private static final int LONGEST_TEXT = 4_000;

    private final ProjectRepository repository;
    private final CustomerRepository customers;
    private final ProjectTerms terms;
    private final CustomerBook book;
    private final ProjectViews views;
    private final Moves moves;
    private final Team team;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CustomerProjects(
            ProjectRepository repository,
            CustomerRepository customers,
            ProjectTerms terms,
            CustomerBook book,
            ProjectViews views,
            Moves moves,
            Team team,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.customers = customers;
        this.terms = terms;
        this.book = book;
        this.views = views;
        this.moves = moves;
        this.team = team;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refused as not found when it does not exist or may not be seen */
    @Transactional(readOnly = true)
    public ProjectView find(String code) {
        return views.of(repository
                .row(code, access.visibility(CustomersPermission.READ_PROJECTS))
                .orElseThrow(() -> Refused.notFound(code)));
    }

    @Transactional(readOnly = true)
    public Slice<ProjectLine> list(ProjectFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CustomersPermission.READ_PROJECTS);
        return repository.list(filter, access.visibility(CustomersPermission.READ_PROJECTS), cursor, limit, withTotal);
    }

    /** @throws Refused without code, name, customer, type or delivery mode; for a code taken; for another customer's contract */
    public ProjectView start(ProjectFacts facts) {
        access.demand(CustomersPermission.MANAGE_PROJECTS);
        var code = requireNonNullElse(Codes.given(facts.code()), "");
        terms.check(facts)
                .present(code, "code")
                .that(code.isEmpty() || Codes.formed(code), "code", "customers.refused.code")
                .that(!repository.exists(code), "code", "customers.refused.code-taken", code)
                .refuse();
        var row = repository.fresh();
        row.setCode(code);
        row.setState(ProjectState.INITIATED.name());
        row.setImported(false);
        ProjectTerms.write(row, facts);
        insert(row);
        events.publishEvent(
                new CustomerEvent.ProjectStarted(subject(code), clock.instant(), row.getName(), row.getCustomer()));
        managed(row);
        return views.of(row);
    }

    /**
     * The project of that code, made when it is not there: for imported history, so it delivers already, belongs to the customer
     * "(imported)" and has neither contract nor agreement (H20).
     *
     * @param source where it comes from, e.g. the file's name
     */
    public ProjectInBrief forImport(String code, @Nullable String name, String source) {
        access.demand(CustomersPermission.IMPORT);
        var given = Codes.given(code);
        new Checks()
                .that(Codes.formed(given), "project", "customers.refused.code")
                .refuse();
        var wanted = requireNonNull(given);
        var there = views.brief(wanted);
        return there != null ? there : makeForImport(wanted, requireNonNullElse(name, wanted), source);
    }

    private ProjectInBrief makeForImport(String code, String name, String source) {
        var row = repository.fresh();
        row.setCode(code);
        row.setName(name);
        row.setCustomer(book.imported().code());
        row.setType("OTHER");
        row.setDeliveryMode(ServiceMode.REMOTE_PLUS_ONSITE.name());
        row.setState(ProjectState.DELIVERING.name());
        row.setDeliveringAt(clock.instant());
        row.setImported(true);
        insert(row);
        events.publishEvent(new CustomerEvent.ProjectImported(subject(code), clock.instant(), source));
        return requireNonNull(views.brief(code));
    }

    private void insert(ProjectRecord row) {
        row.setCreatedAt(clock.instant());
        row.setVersion(1);
        row.insert();
        words(row);
    }

    private void words(ProjectRecord row) {
        var name = customers.names(List.of(row.getCustomer())).getOrDefault(row.getCustomer(), "");
        repository.words(row, name);
    }

    /** @throws Refused as stale when it is no longer the given version; see {@link #start} */
    public ProjectView change(String code, @Nullable Integer version, ProjectFacts facts) {
        var row = held(code, version);
        access.demand(CustomersPermission.MANAGE_PROJECTS, place(row));
        terms.check(facts).refuse();
        var before = ProjectRepository.facts(row);
        ProjectTerms.write(row, facts);
        var changed = Codes.changed(before, ProjectRepository.facts(row));
        if (!changed.isEmpty()) {
            row.setVersion(row.getVersion() + 1);
            row.update();
            words(row);
            events.publishEvent(new CustomerEvent.ProjectChanged(subject(code), clock.instant(), changed));
            managed(row);
        }
        return views.of(row);
    }

    /** The project manager is on the team from the start. */
    private void managed(ProjectRecord row) {
        var manager = row.getManager();
        if (manager != null && !onTeam(row.getCode(), manager)) {
            put(row.getCode(), manager, requireNonNullElse(team.nameOf(manager), manager), null, null);
        }
    }

    private boolean onTeam(String project, String login) {
        return views.members(project).stream().anyMatch(member -> member.login().equals(login));
    }

    /** Puts somebody on the team, or changes his tier and duty (R157, R185). */
    public ProjectView join(String code, MemberFacts facts) {
        var row = held(code, null);
        access.demand(CustomersPermission.MANAGE_PROJECTS, place(row));
        var login = requireNonNullElse(facts.login(), "").strip();
        var name = login.isEmpty() ? null : team.nameOf(login);
        new Checks()
                .present(login, "login")
                .that(login.isEmpty() || name != null, "login", "customers.refused.person-unknown", login)
                .atMost(facts.duty(), 400, "duty")
                .refuse();
        put(code, login, requireNonNull(name), facts.tier(), facts.duty());
        return views.of(row);
    }

    private void put(String code, String login, String name, @Nullable Tier tier, @Nullable String duty) {
        repository.putMember(code, login, name, tier, duty, clock.instant());
        team.joined(login, code);
        events.publishEvent(
                tier == null
                        ? new CustomerEvent.MemberJoined(subject(code), clock.instant(), name)
                        : new CustomerEvent.MemberPlaced(subject(code), clock.instant(), name, tier));
    }

    /** @throws Refused as conflict for the project manager, who leaves by being replaced */
    public ProjectView leave(String code, String login) {
        var row = held(code, null);
        access.demand(CustomersPermission.MANAGE_PROJECTS, place(row));
        if (login.equals(row.getManager())) {
            throw Refused.conflict("customers.refused.manager-leaves");
        }
        if (!repository.removeMember(code, login)) {
            throw Refused.notFound(login);
        }
        team.left(login, code);
        events.publishEvent(new CustomerEvent.MemberLeft(
                subject(code), clock.instant(), requireNonNullElse(team.nameOf(login), login)));
        return views.of(row);
    }

    /**
     * A step in its life.
     *
     * @throws Refused as conflict when not in a state for it; without the reason it asks for; into delivery while parts of the
     *     quality content a to f are missing, each named (R157 to R162)
     */
    public ProjectView move(String code, @Nullable Integer version, Move move, @Nullable String reason) {
        var row = held(code, version);
        var actor = access.demand(move.permission(), place(row));
        if (!move.opensIn(ProjectState.valueOf(row.getState()))) {
            throw Refused.conflict("customers.refused.project-move", code);
        }
        new Checks()
                .that(!move.reasoned() || (reason != null && !reason.isBlank()), "reason", "shared.required")
                .atMost(reason, LONGEST_TEXT, "reason")
                .refuse();
        if (move == Move.DELIVERY) {
            views.demandQuality(code);
        }
        step(row, move, actor, reason);
        return views.of(row);
    }

    private void step(ProjectRecord row, Move move, Actor actor, @Nullable String reason) {
        var now = clock.instant();
        row.setState(move.to().name());
        switch (move) {
            case PLAN_APPROVAL -> row.setPlannedAt(now);
            case DELIVERY -> row.setDeliveringAt(now);
            case CLOSURE -> row.setClosedAt(now);
            case SUSPENSION, RESUMPTION, CLOSING_PHASE -> {}
        }
        row.setVersion(row.getVersion() + 1);
        row.update();
        moves.add(Moves.Kind.PROJECT, row.getCode(), move, move.to(), actor, now, reason);
        events.publishEvent(
                reason == null
                        ? new CustomerEvent.ProjectMoved(subject(row.getCode()), now, move.to())
                        : new CustomerEvent.ProjectMovedFor(subject(row.getCode()), now, move.to(), reason));
    }

    private ProjectRecord held(String code, @Nullable Integer version) {
        var row = repository
                .held(code, access.visibility(CustomersPermission.READ_PROJECTS))
                .orElseThrow(() -> Refused.notFound(code));
        Versions.check(version, row.getVersion());
        return row;
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    static Whereabouts place(ProjectRecord row) {
        return new Whereabouts(
                row.getCode(),
                row.getCustomer(),
                row.getDepartment(),
                row.getManager() == null ? java.util.Set.of() : java.util.Set.of(row.getManager()));
    }
}
