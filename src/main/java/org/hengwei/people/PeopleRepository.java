package org.hengwei.people;

import static org.hengwei.people.db.Tables.MEMBERSHIP;
import static org.hengwei.people.db.Tables.STAFF;
import static org.hengwei.people.db.Tables.STAFF_DEPARTMENT;
import static org.hengwei.people.db.Tables.STAFF_ROLE;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Cursor;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Everybody who can sign in, in PostgreSQL. */
@Repository
class PeopleRepository {

    private static final Field<String[]> ROLES =
            list(DSL.select(STAFF_ROLE.ROLE).from(STAFF_ROLE).where(STAFF_ROLE.LOGIN.eq(STAFF.LOGIN)));
    private static final Field<String[]> DEPARTMENTS = list(DSL.select(STAFF_DEPARTMENT.DEPARTMENT)
            .from(STAFF_DEPARTMENT)
            .where(STAFF_DEPARTMENT.LOGIN.eq(STAFF.LOGIN))
            .orderBy(STAFF_DEPARTMENT.DEPARTMENT));
    private static final Field<String[]> HEADS = list(DSL.select(STAFF_DEPARTMENT.DEPARTMENT)
            .from(STAFF_DEPARTMENT)
            .where(STAFF_DEPARTMENT.LOGIN.eq(STAFF.LOGIN))
            .and(STAFF_DEPARTMENT.HEAD)
            .orderBy(STAFF_DEPARTMENT.DEPARTMENT));
    private static final Field<String[]> PROJECTS = list(DSL.select(MEMBERSHIP.PROJECT)
            .from(MEMBERSHIP)
            .where(MEMBERSHIP.LOGIN.eq(STAFF.LOGIN))
            .orderBy(MEMBERSHIP.PROJECT));

    private final DSLContext db;

    PeopleRepository(DSLContext db) {
        this.db = db;
    }

    Optional<StaffView> find(String login) {
        return list(STAFF.LOGIN.eq(login), null, 1).stream().findFirst();
    }

    /** In the order of names. */
    List<StaffView> list(Condition which, @Nullable Cursor after, int limit) {
        var place = after == null
                ? DSL.noCondition()
                : DSL.row(STAFF.NAME, STAFF.LOGIN)
                        .gt(after.values().getFirst(), after.values().getLast());
        return db.select(STAFF.asterisk(), ROLES, DEPARTMENTS, HEADS, PROJECTS)
                .from(STAFF)
                .where(which)
                .and(place)
                .orderBy(STAFF.NAME, STAFF.LOGIN)
                .limit(limit)
                .fetch(PeopleRepository::view);
    }

    Map<String, String> names(Condition which) {
        return db.select(STAFF.LOGIN, STAFF.NAME)
                .from(STAFF)
                .where(which)
                .orderBy(STAFF.NAME, STAFF.LOGIN)
                .limit(5_000)
                .fetchMap(STAFF.LOGIN, STAFF.NAME);
    }

    void add(AdmitPerson person, String kind, @Nullable String passwordHash, Instant now) {
        db.insertInto(STAFF)
                .set(STAFF.LOGIN, person.login())
                .set(STAFF.KIND, kind)
                .set(STAFF.NAME, person.name().strip())
                .set(STAFF.EMAIL, blankToNull(person.email()))
                .set(STAFF.PHONE, blankToNull(person.phone()))
                .set(STAFF.LANGUAGE, person.language())
                .set(STAFF.CUSTOMER, person.customer())
                .set(STAFF.REPORTS_TO, blankToNull(person.reportsTo()))
                .set(STAFF.PASSWORD_HASH, passwordHash)
                .set(STAFF.CHANGE_PASSWORD, person.changePassword())
                .set(STAFF.CREATED_AT, now)
                .execute();
        place(person.login(), person.roles(), person.departments(), person.heads());
    }

    /** @return false when another version is there */
    boolean change(ChangePerson person) {
        var changed = db.update(STAFF)
                .set(STAFF.NAME, person.name().strip())
                .set(STAFF.EMAIL, blankToNull(person.email()))
                .set(STAFF.PHONE, blankToNull(person.phone()))
                .set(STAFF.LANGUAGE, person.language())
                .set(STAFF.REPORTS_TO, blankToNull(person.reportsTo()))
                .set(STAFF.ACTIVE, person.active())
                .set(STAFF.VERSION, STAFF.VERSION.plus(1))
                .where(STAFF.LOGIN.eq(person.login()))
                .and(person.version() == null ? DSL.noCondition() : STAFF.VERSION.eq(person.version()))
                .execute();
        if (changed == 1) {
            db.deleteFrom(STAFF_ROLE).where(STAFF_ROLE.LOGIN.eq(person.login())).execute();
            db.deleteFrom(STAFF_DEPARTMENT)
                    .where(STAFF_DEPARTMENT.LOGIN.eq(person.login()))
                    .execute();
            place(person.login(), person.roles(), person.departments(), person.heads());
        }
        return changed == 1;
    }

    private void place(String login, List<String> roles, List<String> departments, List<String> heads) {
        for (var role : roles.stream().distinct().toList()) {
            db.insertInto(STAFF_ROLE, STAFF_ROLE.LOGIN, STAFF_ROLE.ROLE)
                    .values(login, role)
                    .execute();
        }
        for (var department : departments.stream().distinct().toList()) {
            db.insertInto(STAFF_DEPARTMENT, STAFF_DEPARTMENT.LOGIN, STAFF_DEPARTMENT.DEPARTMENT, STAFF_DEPARTMENT.HEAD)
                    .values(login, department, heads.contains(department))
                    .execute();
        }
    }

    void password(String login, String hash, boolean changeAtOnce) {
        db.update(STAFF)
                .set(STAFF.PASSWORD_HASH, hash)
                .set(STAFF.CHANGE_PASSWORD, changeAtOnce)
                .set(STAFF.VERSION, STAFF.VERSION.plus(1))
                .where(STAFF.LOGIN.eq(login))
                .execute();
    }

    @Nullable
    String passwordHash(String login) {
        return db.select(STAFF.PASSWORD_HASH)
                .from(STAFF)
                .where(STAFF.LOGIN.eq(login))
                .fetchOne(STAFF.PASSWORD_HASH);
    }

    void language(String login, String language) {
        db.update(STAFF)
                .set(STAFF.LANGUAGE, language)
                .where(STAFF.LOGIN.eq(login))
                .execute();
    }

    boolean enrol(String login, String project) {
        return db.insertInto(MEMBERSHIP, MEMBERSHIP.LOGIN, MEMBERSHIP.PROJECT)
                        .values(login, project)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean release(String login, String project) {
        return db.deleteFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.LOGIN.eq(login))
                        .and(MEMBERSHIP.PROJECT.eq(project))
                        .execute()
                == 1;
    }

    static Condition on(String project) {
        return DSL.exists(DSL.selectOne()
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.LOGIN.eq(STAFF.LOGIN))
                .and(MEMBERSHIP.PROJECT.eq(project)));
    }

    static Condition holding(Collection<String> roles) {
        return DSL.exists(DSL.selectOne()
                .from(STAFF_ROLE)
                .where(STAFF_ROLE.LOGIN.eq(STAFF.LOGIN))
                .and(STAFF_ROLE.ROLE.in(roles)));
    }

    static Condition in(String department) {
        return DSL.exists(DSL.selectOne()
                .from(STAFF_DEPARTMENT)
                .where(STAFF_DEPARTMENT.LOGIN.eq(STAFF.LOGIN))
                .and(STAFF_DEPARTMENT.DEPARTMENT.eq(department)));
    }

    private static Field<String[]> list(Select<Record1<String>> values) {
        return DSL.array(values);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static StaffView view(Record row) {
        var roles = Arrays.stream(row.get(ROLES)).map(Role::valueOf).sorted().map(Role::name);
        return new StaffView(
                row.get(STAFF.LOGIN),
                row.get(STAFF.NAME),
                row.get(STAFF.KIND).equals("CONTACT") ? Actor.Kind.CONTACT : Actor.Kind.STAFF,
                row.get(STAFF.KIND).equals("PROGRAM"),
                row.get(STAFF.EMAIL),
                row.get(STAFF.PHONE),
                row.get(STAFF.LANGUAGE),
                roles.toList(),
                List.of(row.get(DEPARTMENTS)),
                List.of(row.get(HEADS)),
                List.of(row.get(PROJECTS)),
                row.get(STAFF.CUSTOMER),
                row.get(STAFF.REPORTS_TO),
                row.get(STAFF.ACTIVE),
                row.get(STAFF.PASSWORD_HASH) != null,
                row.get(STAFF.CREATED_AT),
                row.get(STAFF.VERSION));
    }
}
