package org.hengwei.people;

import static org.hengwei.people.db.Tables.DEPARTMENT;
import static org.hengwei.people.db.Tables.PROCESS_OWNER;
import static org.hengwei.people.db.Tables.STAFF;
import static org.hengwei.people.db.Tables.STAFF_DEPARTMENT;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Departments with their functions (R1), and the owners of processes (R27). */
@Service
@Transactional
public class Departments {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");

    private static final Field<String[]> HEADS = DSL.array(DSL.select(STAFF_DEPARTMENT.LOGIN)
            .from(STAFF_DEPARTMENT)
            .where(STAFF_DEPARTMENT.DEPARTMENT.eq(DEPARTMENT.CODE))
            .and(STAFF_DEPARTMENT.HEAD)
            .orderBy(STAFF_DEPARTMENT.LOGIN));
    private static final Field<Integer> MEMBERS = DSL.field(DSL.select(DSL.count())
            .from(STAFF_DEPARTMENT)
            .join(STAFF)
            .on(STAFF.LOGIN.eq(STAFF_DEPARTMENT.LOGIN))
            .where(STAFF_DEPARTMENT.DEPARTMENT.eq(DEPARTMENT.CODE))
            .and(STAFF.ACTIVE));

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Departments(DSLContext db, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** Makes a department. @throws Refused when the code is taken or malformed, or it has no function */
    public DepartmentView found(ShapeDepartment shape) {
        access.demand(PeoplePermission.ORGANISE);
        checks(shape)
                .that(CODE.matcher(shape.code()).matches(), "code", "people.code.malformed")
                .that(!exists(shape.code()), "code", "people.code.taken", shape.code())
                .refuse();
        db.insertInto(DEPARTMENT)
                .set(DEPARTMENT.CODE, shape.code())
                .set(DEPARTMENT.NAME, shape.name().strip())
                .set(DEPARTMENT.PARENT, PeopleRepository.blankToNull(shape.parent()))
                .set(DEPARTMENT.FUNCTIONS, shape.functions().toArray(String[]::new))
                .set(DEPARTMENT.ACTIVE, shape.active())
                .set(DEPARTMENT.CREATED_AT, clock.instant())
                .execute();
        events.publishEvent(new PeopleEvent.DepartmentFounded(
                subject(shape.code()), clock.instant(), shape.name(), shape.functions()));
        return existing(shape.code());
    }

    /** Renames or reshapes a department; everything bound to its functions follows. */
    public DepartmentView change(ShapeDepartment shape) {
        access.demand(PeoplePermission.ORGANISE);
        existing(shape.code());
        checks(shape)
                .that(!shape.code().equals(shape.parent()), "parent", "people.parent.itself")
                .refuse();
        var changed = db.update(DEPARTMENT)
                .set(DEPARTMENT.NAME, shape.name().strip())
                .set(DEPARTMENT.PARENT, PeopleRepository.blankToNull(shape.parent()))
                .set(DEPARTMENT.FUNCTIONS, shape.functions().toArray(String[]::new))
                .set(DEPARTMENT.ACTIVE, shape.active())
                .set(DEPARTMENT.VERSION, DEPARTMENT.VERSION.plus(1))
                .where(DEPARTMENT.CODE.eq(shape.code()))
                .and(shape.version() == null ? DSL.noCondition() : DEPARTMENT.VERSION.eq(shape.version()))
                .execute();
        if (changed == 0) {
            throw Refused.stale();
        }
        events.publishEvent(new PeopleEvent.DepartmentChanged(
                subject(shape.code()), clock.instant(), shape.name(), shape.functions(), shape.active()));
        return existing(shape.code());
    }

    private Checks checks(ShapeDepartment shape) {
        var parent = PeopleRepository.blankToNull(shape.parent());
        return new Checks()
                .present(shape.name(), "name")
                .atMost(shape.name(), 60, "name")
                .that(!shape.functions().isEmpty(), "functions", "people.functions.none")
                .that(
                        shape.functions().stream().allMatch(DepartmentFunction::exists),
                        "functions",
                        "people.function.unknown")
                .that(parent == null || exists(parent), "parent", "people.department.unknown", String.valueOf(parent));
    }

    /** All departments in the order of codes; also those no longer active when asked. */
    @Transactional(readOnly = true)
    public List<DepartmentView> all(boolean inactive) {
        access.actor();
        return fetch(inactive ? DSL.noCondition() : DEPARTMENT.ACTIVE.isTrue());
    }

    @Transactional(readOnly = true)
    public DepartmentView department(String code) {
        access.demand(PeoplePermission.DIRECTORY);
        return existing(code);
    }

    /** Active departments that have a function: the way by which rules find "the quality department". */
    @Transactional(readOnly = true)
    public List<DepartmentView> with(DepartmentFunction function) {
        return fetch(DEPARTMENT.ACTIVE.isTrue().and(DEPARTMENT.FUNCTIONS.contains(new String[] {function.name()})));
    }

    @Transactional(readOnly = true)
    public boolean exists(String code) {
        return db.fetchExists(DEPARTMENT, DEPARTMENT.CODE.eq(code));
    }

    /** Names the owner of a process, or nobody (null). */
    public void appoint(Process process, @Nullable String login) {
        access.demand(PeoplePermission.APPOINT);
        var owner = PeopleRepository.blankToNull(login);
        if (owner == null) {
            db.deleteFrom(PROCESS_OWNER)
                    .where(PROCESS_OWNER.PROCESS.eq(process.name()))
                    .execute();
        } else {
            new Checks()
                    .that(
                            db.fetchExists(STAFF, STAFF.LOGIN.eq(owner).and(STAFF.ACTIVE)),
                            "login",
                            "people.superior.unknown",
                            owner)
                    .refuse();
            db.insertInto(PROCESS_OWNER, PROCESS_OWNER.PROCESS, PROCESS_OWNER.LOGIN, PROCESS_OWNER.SINCE)
                    .values(process.name(), owner, clock.instant())
                    .onConflict(PROCESS_OWNER.PROCESS)
                    .doUpdate()
                    .setAllToExcluded()
                    .execute();
        }
        events.publishEvent(new PeopleEvent.OwnerAppointed(
                new Subject("process", process.name()), clock.instant(), process, owner));
    }

    /** Login of each process's owner; a process without one is not in it. */
    @Transactional(readOnly = true)
    public Map<Process, String> owners() {
        access.actor();
        var owners = new EnumMap<Process, String>(Process.class);
        db.selectFrom(PROCESS_OWNER).forEach(row -> owners.put(Process.valueOf(row.getProcess()), row.getLogin()));
        return owners;
    }

    private DepartmentView existing(String code) {
        return fetch(DEPARTMENT.CODE.eq(code)).stream().findFirst().orElseThrow(() -> Refused.notFound(code));
    }

    private List<DepartmentView> fetch(Condition which) {
        return db.select(DEPARTMENT.asterisk(), HEADS, MEMBERS)
                .from(DEPARTMENT)
                .where(which)
                .orderBy(DEPARTMENT.CODE)
                .fetch(Departments::view);
    }

    private static DepartmentView view(Record row) {
        return new DepartmentView(
                row.get(DEPARTMENT.CODE),
                row.get(DEPARTMENT.NAME),
                row.get(DEPARTMENT.PARENT),
                Arrays.stream(row.get(DEPARTMENT.FUNCTIONS))
                        .map(DepartmentFunction::valueOf)
                        .toList(),
                List.of(row.get(HEADS)),
                row.get(MEMBERS),
                row.get(DEPARTMENT.ACTIVE),
                row.get(DEPARTMENT.VERSION));
    }

    private static Subject subject(String code) {
        return new Subject("department", code);
    }
}
