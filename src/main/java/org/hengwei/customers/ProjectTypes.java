package org.hengwei.customers;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.hengwei.customers.db.Tables.PROJECT_TYPE;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.hengwei.customers.db.ProjectTypeRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds of project as data (R155): added, renamed and taken out of use, never deleted. */
@Service
@Transactional
public class ProjectTypes {

    public static final String KIND = "project-type";

    private final DSLContext db;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ProjectTypes(DSLContext db, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** In their order, with those out of use. */
    @Transactional(readOnly = true)
    public List<ProjectType> all() {
        return db.selectFrom(PROJECT_TYPE)
                .orderBy(PROJECT_TYPE.POSITION, PROJECT_TYPE.CODE)
                .fetch(ProjectTypes::view);
    }

    @Transactional(readOnly = true)
    public ProjectType find(String code) {
        return view(row(code));
    }

    /** @throws Refused without name, or for a code taken or malformed */
    public ProjectType add(ProjectType facts) {
        access.demand(CustomersPermission.MANAGE_PROJECTS);
        var code = requireNonNullElse(facts.code(), "").strip().toUpperCase(Locale.ROOT);
        new Checks()
                .that(code.matches("[A-Z][A-Z0-9_]{1,39}"), "code", "customers.refused.type-code")
                .that(
                        !db.fetchExists(PROJECT_TYPE, PROJECT_TYPE.CODE.eq(code)),
                        "code",
                        "customers.refused.code-taken",
                        code)
                .present(facts.name(), "name")
                .atMost(facts.name(), 60, "name")
                .refuse();
        var row = db.newRecord(PROJECT_TYPE);
        row.setCode(code);
        row.setVersion(1);
        row.setPosition(requireNonNullElse(
                db.select(DSL.max(PROJECT_TYPE.POSITION).plus(10))
                        .from(PROJECT_TYPE)
                        .fetchOne(0, Integer.class),
                10));
        write(row, facts);
        row.insert();
        return told(row);
    }

    /** @throws Refused as stale when it is no longer the given version */
    public ProjectType change(String code, @Nullable Integer version, ProjectType facts) {
        access.demand(CustomersPermission.MANAGE_PROJECTS);
        var row = row(code);
        Versions.check(version, row.getVersion());
        new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 60, "name")
                .refuse();
        write(row, facts);
        row.setVersion(row.getVersion() + 1);
        row.update();
        return told(row);
    }

    private static void write(ProjectTypeRecord row, ProjectType facts) {
        row.setName(requireNonNull(facts.name()).strip());
        row.setNameEn(facts.nameEn());
        row.setActive(!Boolean.FALSE.equals(facts.active()));
    }

    private ProjectType told(ProjectTypeRecord row) {
        events.publishEvent(new CustomerEvent.ProjectTypeChanged(
                new Subject(KIND, row.getCode()), clock.instant(), row.getCode(), row.getName()));
        return view(row);
    }

    private ProjectTypeRecord row(String code) {
        return db.selectFrom(PROJECT_TYPE)
                .where(PROJECT_TYPE.CODE.eq(code))
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(code));
    }

    private static ProjectType view(ProjectTypeRecord row) {
        return new ProjectType(row.getCode(), row.getName(), row.getNameEn(), row.getActive(), row.getVersion());
    }
}
