package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CONTRACT;
import static org.hengwei.customers.db.Tables.CUSTOMER;
import static org.hengwei.customers.db.Tables.MEMBER;
import static org.hengwei.customers.db.Tables.PROJECT;
import static org.hengwei.customers.db.Tables.PROJECT_TYPE;
import static org.hengwei.customers.db.Tables.QUALITY_CONTENT;
import static org.hengwei.customers.db.Tables.SOURCE_DOCUMENT;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hengwei.customers.db.ProjectRecord;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Visibility;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ProjectRepository {

    private final DSLContext db;

    ProjectRepository(DSLContext db) {
        this.db = db;
    }

    ProjectRecord fresh() {
        return db.newRecord(PROJECT);
    }

    boolean exists(String code) {
        return db.fetchExists(PROJECT, PROJECT.CODE.eq(code));
    }

    boolean customerExists(String code) {
        return db.fetchExists(CUSTOMER, CUSTOMER.CODE.eq(code));
    }

    boolean contractOf(String contract, @Nullable String customer) {
        return db.fetchExists(CONTRACT, CONTRACT.CODE.eq(contract).and(CONTRACT.CUSTOMER.eq(customer)));
    }

    boolean typeExists(String code) {
        return db.fetchExists(PROJECT_TYPE, PROJECT_TYPE.CODE.eq(code));
    }

    Optional<ProjectRecord> row(String code, Visibility visibility) {
        return db.selectFrom(PROJECT)
                .where(PROJECT.CODE.eq(code))
                .and(Customers.visibleProjects(visibility))
                .fetchOptional();
    }

    Optional<ProjectRecord> held(String code, Visibility visibility) {
        return db.selectFrom(PROJECT)
                .where(PROJECT.CODE.eq(code))
                .and(Customers.visibleProjects(visibility))
                .forUpdate()
                .fetchOptional();
    }

    void words(ProjectRecord row, String customerName) {
        db.execute(
                "UPDATE customers.project SET words = ?::tsvector WHERE code = ?",
                SearchWords.vector(row.getCode(), row.getName(), customerName),
                row.getCode());
    }

    Slice<ProjectLine> list(
            ProjectFilter filter, Visibility visibility, @Nullable String cursor, int limit, boolean withTotal) {
        var after = Cursor.decode(cursor, 1);
        var condition = Customers.visibleProjects(visibility).and(condition(filter));
        var rows = db.select()
                .from(PROJECT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(PROJECT.CUSTOMER))
                .where(condition)
                .and(
                        after == null
                                ? DSL.noCondition()
                                : PROJECT.CODE.gt(after.values().getFirst()))
                .orderBy(PROJECT.CODE)
                .limit(limit + 1)
                .fetch(ProjectRepository::line);
        var total = withTotal ? (long) db.fetchCount(PROJECT, condition) : null;
        return Slice.of(rows, limit, project -> Cursor.of(project.code()), total);
    }

    private static Condition condition(ProjectFilter filter) {
        var condition = DSL.noCondition();
        condition = filter.state() == null
                ? condition
                : condition.and(PROJECT.STATE.eq(filter.state().name()));
        condition = filter.customer() == null ? condition : condition.and(PROJECT.CUSTOMER.eq(filter.customer()));
        condition = filter.contract() == null ? condition : condition.and(PROJECT.CONTRACT.eq(filter.contract()));
        condition = filter.type() == null ? condition : condition.and(PROJECT.TYPE.eq(filter.type()));
        condition = filter.deliveryMode() == null
                ? condition
                : condition.and(PROJECT.DELIVERY_MODE.eq(filter.deliveryMode().name()));
        condition = filter.manager() == null ? condition : condition.and(PROJECT.MANAGER.eq(filter.manager()));
        if (filter.member() != null) {
            condition = condition.and(
                    PROJECT.CODE.in(DSL.select(MEMBER.PROJECT).from(MEMBER).where(MEMBER.LOGIN.eq(filter.member()))));
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            condition = condition.and(SearchWords.matches(PROJECT.WORDS, filter.q())
                    .or(PROJECT.CODE.startsWithIgnoreCase(filter.q().strip())));
        }
        return condition;
    }

    private static ProjectLine line(Record row) {
        var project = row.into(PROJECT);
        return new ProjectLine(
                project.getCode(),
                project.getName(),
                project.getCustomer(),
                row.get(CUSTOMER.NAME),
                project.getContract(),
                project.getType(),
                ServiceMode.valueOf(project.getDeliveryMode()),
                ProjectState.valueOf(project.getState()),
                project.getManager(),
                project.getDepartment(),
                project.getStartsOn(),
                project.getEndsOn(),
                project.getImported());
    }

    static ProjectFacts facts(ProjectRecord row) {
        return new ProjectFacts(
                row.getCode(),
                row.getName(),
                row.getCustomer(),
                row.getContract(),
                row.getType(),
                ServiceMode.valueOf(row.getDeliveryMode()),
                row.getManager(),
                row.getDepartment(),
                Directory.integer(row.getDefaultImpact()),
                Directory.integer(row.getDefaultUrgency()),
                row.getStartsOn(),
                row.getEndsOn(),
                row.getNote());
    }

    void putMember(String project, String login, String name, @Nullable Tier tier, @Nullable String duty, Instant at) {
        db.insertInto(MEMBER)
                .set(MEMBER.PROJECT, project)
                .set(MEMBER.LOGIN, login)
                .set(MEMBER.NAME, name)
                .set(MEMBER.TIER, tier == null ? null : tier.name())
                .set(MEMBER.DUTY, duty)
                .set(MEMBER.SINCE, at)
                .onConflict(MEMBER.PROJECT, MEMBER.LOGIN)
                .doUpdate()
                .set(MEMBER.NAME, name)
                .set(MEMBER.TIER, tier == null ? null : tier.name())
                .set(MEMBER.DUTY, duty)
                .execute();
    }

    boolean removeMember(String project, String login) {
        return db.deleteFrom(MEMBER)
                        .where(MEMBER.PROJECT.eq(project))
                        .and(MEMBER.LOGIN.eq(login))
                        .execute()
                == 1;
    }

    /** All six sections, the unwritten ones empty. */
    List<ProjectView.Quality> quality(String project) {
        var written = db.selectFrom(QUALITY_CONTENT)
                .where(QUALITY_CONTENT.PROJECT.eq(project))
                .fetchMap(QUALITY_CONTENT.SECTION);
        return Arrays.stream(QualitySection.values())
                .map(section -> {
                    var row = written.get(section.name());
                    return row == null
                            ? new ProjectView.Quality(section, null, null, null)
                            : new ProjectView.Quality(
                                    section, row.getContent(), row.getWrittenBy(), row.getWrittenAt());
                })
                .toList();
    }

    void writeQuality(String project, QualitySection section, String content, String by, Instant at) {
        db.insertInto(QUALITY_CONTENT)
                .set(QUALITY_CONTENT.PROJECT, project)
                .set(QUALITY_CONTENT.SECTION, section.name())
                .set(QUALITY_CONTENT.CONTENT, content)
                .set(QUALITY_CONTENT.WRITTEN_BY, by)
                .set(QUALITY_CONTENT.WRITTEN_AT, at)
                .onConflict(QUALITY_CONTENT.PROJECT, QUALITY_CONTENT.SECTION)
                .doUpdate()
                .set(QUALITY_CONTENT.CONTENT, content)
                .set(QUALITY_CONTENT.WRITTEN_BY, by)
                .set(QUALITY_CONTENT.WRITTEN_AT, at)
                .execute();
    }

    void addSource(String project, SourceKind kind, String title, @Nullable Long attachment, String by, Instant at) {
        db.insertInto(SOURCE_DOCUMENT)
                .set(SOURCE_DOCUMENT.PROJECT, project)
                .set(SOURCE_DOCUMENT.KIND, kind.name())
                .set(SOURCE_DOCUMENT.TITLE, title)
                .set(SOURCE_DOCUMENT.ATTACHMENT, attachment)
                .set(SOURCE_DOCUMENT.ADDED_BY, by)
                .set(SOURCE_DOCUMENT.ADDED_AT, at)
                .execute();
    }

    List<ProjectView.Source> sources(String project) {
        return db.selectFrom(SOURCE_DOCUMENT)
                .where(SOURCE_DOCUMENT.PROJECT.eq(project))
                .orderBy(SOURCE_DOCUMENT.ID)
                .fetch(row -> new ProjectView.Source(
                        row.getId(),
                        SourceKind.valueOf(row.getKind()),
                        row.getTitle(),
                        row.getAttachment(),
                        row.getAddedBy(),
                        row.getAddedAt()));
    }
}
