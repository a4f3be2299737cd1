package org.hengwei.people;

import static org.hengwei.people.db.Tables.STAFF;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Whereabouts;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Staff and customers' contacts: who they are, what they are for, and which projects they are on. */
@Service
@Transactional
public class People {

    private final PeopleRepository people;
    private final Departments departments;
    private final Actors actors;
    private final Access access;
    private final SignIns signIns;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    People(
            PeopleRepository people,
            Departments departments,
            Actors actors,
            Access access,
            SignIns signIns,
            Sessions sessions,
            PasswordEncoder passwords,
            Clock clock,
            ApplicationEventPublisher events) {
        this.people = people;
        this.departments = departments;
        this.actors = actors;
        this.access = access;
        this.signIns = signIns;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Lets a person in.
     *
     * @throws Refused when the login is taken or malformed, a role or department does not exist, the password is weak, or a
     *     customer's contact would get a role of the staff
     */
    public StaffView admit(AdmitPerson person) {
        access.demand(PeoplePermission.ADMIT);
        PersonChecks.admission(person, people, departments).refuse();
        var kind = person.customer() != null ? "CONTACT" : "STAFF";
        return add(person, kind);
    }

    private StaffView add(AdmitPerson person, String kind) {
        var hash = person.password() == null ? null : passwords.encode(person.password());
        people.add(person, kind, hash, clock.instant());
        actors.changed(person.login());
        events.publishEvent(
                new PeopleEvent.Admitted(subject(person.login()), clock.instant(), person.name(), person.roles()));
        return existing(person.login());
    }

    /** Lets a program in; it comes by token only. */
    public StaffView admitProgram(String login, String name, List<String> roles) {
        access.demand(PeoplePermission.SERVICE_TOKENS);
        var program = AdmitPerson.staff(login, name, roles, List.of());
        PersonChecks.admission(program, people, departments).refuse();
        return add(program, "PROGRAM");
    }

    /**
     * Changes a person's entry. Roles and being active need {@link PeoplePermission#ADMIT}; the rest is also open to those
     * who organise.
     *
     * @throws Refused as for {@link #admit}; when he is the last active administrator; when stale
     */
    public StaffView change(ChangePerson change) {
        var before = existing(change.login());
        var admits = !before.roles().equals(change.roles()) || before.active() != change.active();
        access.demand(admits ? PeoplePermission.ADMIT : PeoplePermission.ORGANISE);
        PersonChecks.change(change, before, people, departments).refuse();
        keepAnAdministrator(before, change);
        if (!people.change(change)) {
            throw Refused.stale();
        }
        actors.changed(change.login());
        if (!change.active()) {
            sessions.end(change.login());
        }
        events.publishEvent(new PeopleEvent.PersonChanged(
                subject(change.login()),
                clock.instant(),
                change.name(),
                change.roles(),
                change.departments(),
                change.active()));
        return existing(change.login());
    }

    private void keepAnAdministrator(StaffView before, ChangePerson change) {
        var administrator = Role.ADMINISTRATOR.name();
        var stays = change.active() && change.roles().contains(administrator);
        if (before.roles().contains(administrator)
                && !stays
                && access.holders(administrator).size() == 1) {
            throw Refused.invalid("people.last-administrator");
        }
    }

    /** Gives a person a first password that he has to change when he signs in; ends where he is signed in now. */
    public void setPassword(String login, String password) {
        access.demand(PeoplePermission.ADMIT);
        PersonChecks.password(password, login, "password").refuse();
        existing(login);
        people.password(login, String.valueOf(passwords.encode(password)), true);
        sessions.end(login);
        actors.changed(login);
        events.publishEvent(new PeopleEvent.PasswordSet(subject(login), clock.instant()));
    }

    /** Lets a person try again who was locked out after too many failures. */
    public void unlock(String login) {
        access.demand(PeoplePermission.ADMIT);
        existing(login);
        signIns.note(login, SignIns.Outcome.UNLOCKED);
        events.publishEvent(new PeopleEvent.Unlocked(subject(login), clock.instant()));
    }

    /** Puts somebody on a project's team; nothing happens when he is on it already. */
    public void enrol(String login, String project) {
        access.demand(PeoplePermission.ENROL, Whereabouts.ofProject(project, null));
        existing(login);
        if (people.enrol(login, project)) {
            actors.changed(login);
            events.publishEvent(new PeopleEvent.Enrolled(subject(login), clock.instant(), project));
        }
    }

    /** Takes somebody off a project's team. */
    public void release(String login, String project) {
        access.demand(PeoplePermission.ENROL, Whereabouts.ofProject(project, null));
        if (people.release(login, project)) {
            actors.changed(login);
            events.publishEvent(new PeopleEvent.Released(subject(login), clock.instant(), project));
        }
    }

    /** A person; everybody may read his own entry. */
    @Transactional(readOnly = true)
    public StaffView person(String login) {
        if (!access.actor().login().equals(login)) {
            access.demand(PeoplePermission.DIRECTORY);
        }
        return existing(login);
    }

    /** People in the order of names; {@code q} is part of a name or login. */
    @Transactional(readOnly = true)
    public Slice<StaffView> list(StaffFilter filter, @Nullable String cursor, int limit) {
        access.demand(PeoplePermission.DIRECTORY);
        var rows = people.list(condition(filter), Cursor.decode(cursor, 2), limit + 1);
        return Slice.of(rows, limit, row -> Cursor.of(row.name(), row.login()), null);
    }

    private static Condition condition(StaffFilter filter) {
        Condition which = filter.programs() ? STAFF.KIND.eq("PROGRAM") : STAFF.KIND.ne("PROGRAM");
        if (filter.q() != null && !filter.q().isBlank()) {
            var q = filter.q().strip();
            which = which.and(STAFF.NAME.containsIgnoreCase(q).or(STAFF.LOGIN.containsIgnoreCase(q)));
        }
        if (filter.role() != null && !filter.role().isBlank()) {
            which = which.and(PeopleRepository.holding(List.of(filter.role())));
        }
        if (filter.department() != null && !filter.department().isBlank()) {
            which = which.and(PeopleRepository.in(filter.department()));
        }
        return filter.inactive() ? which : which.and(STAFF.ACTIVE);
    }

    /** Login to name of active staff (no contacts, no programs), for choosing one; all when no role is named. */
    @Transactional(readOnly = true)
    public Map<String, String> staff(Role... roles) {
        access.actor();
        var holding = roles.length == 0
                ? DSL.noCondition()
                : PeopleRepository.holding(
                        java.util.Arrays.stream(roles).map(Role::name).toList());
        return people.names(STAFF.ACTIVE.isTrue().and(STAFF.KIND.eq("STAFF")).and(holding));
    }

    /** Login to name of the active staff (no contacts, no programs) with this mail address, in any case. */
    @Transactional(readOnly = true)
    public Map<String, String> staffByEmail(String email) {
        access.actor();
        var same = DSL.lower(STAFF.EMAIL).eq(email.strip().toLowerCase(java.util.Locale.ROOT));
        return people.names(STAFF.ACTIVE.isTrue().and(STAFF.KIND.eq("STAFF")).and(same));
    }

    /** Login to name of the active people on a project. */
    @Transactional(readOnly = true)
    public Map<String, String> team(String project) {
        access.actor();
        return people.names(STAFF.ACTIVE.isTrue().and(PeopleRepository.on(project)));
    }

    /** Login to name of the active people in a department. */
    @Transactional(readOnly = true)
    public Map<String, String> members(String department) {
        access.actor();
        return people.names(STAFF.ACTIVE.isTrue().and(PeopleRepository.in(department)));
    }

    /** Names of these logins; one that nobody has is left out. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> logins) {
        return logins.isEmpty() ? Map.of() : people.names(STAFF.LOGIN.in(logins));
    }

    /** Whether an active login of that name exists. */
    @Transactional(readOnly = true)
    public boolean exists(String login) {
        return actors.find(login).filter(Actors.Known::active).isPresent();
    }

    /** Whether the actor has to choose a password of his own before anything else. */
    @Transactional(readOnly = true)
    public boolean mustChangePassword() {
        return actors.find(access.actor().login())
                .map(Actors.Known::changePassword)
                .orElse(false);
    }

    /** Whether somebody can sign in who administers; before that the set-up pages are open. */
    @Transactional(readOnly = true)
    public boolean isSetUp() {
        return !people.names(STAFF.ACTIVE
                        .isTrue()
                        .and(STAFF.PASSWORD_HASH.isNotNull())
                        .and(PeopleRepository.holding(List.of(Role.ADMINISTRATOR.name()))))
                .isEmpty();
    }

    /** Who a login is now, e.g. to tell him something in his language; refused when unknown or switched off. */
    @Transactional(readOnly = true)
    public Actor actor(String login) {
        return actors.active(login);
    }

    private StaffView existing(String login) {
        return people.find(login).orElseThrow(() -> Refused.notFound(login));
    }

    static Subject subject(String login) {
        return new Subject("person", login);
    }
}
