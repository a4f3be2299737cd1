package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.CUSTOMER;
import static org.hengwei.customers.db.Tables.MEMBER;
import static org.hengwei.customers.db.Tables.PROJECT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hengwei.customers.db.MemberRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Projects and their members held in memory; another node's change is seen within half a minute. */
@Component
class Directory {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST = 20_000;

    private final DSLContext db;
    private final Cache<String, ProjectInBrief> projects = cache();
    private final Cache<String, List<Member>> members = cache();

    Directory(DSLContext db) {
        this.db = db;
    }

    private static <T> Cache<String, T> cache() {
        return Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();
    }

    Optional<ProjectInBrief> project(String code) {
        return Optional.ofNullable(projects.get(code, this::read));
    }

    private @Nullable ProjectInBrief read(String code) {
        return query(PROJECT.CODE.eq(code)).stream().findFirst().orElse(null);
    }

    List<ProjectInBrief> query(Condition condition) {
        return db.select()
                .from(PROJECT)
                .join(CUSTOMER)
                .on(CUSTOMER.CODE.eq(PROJECT.CUSTOMER))
                .where(condition)
                .orderBy(PROJECT.CODE)
                .fetch(Directory::brief);
    }

    List<Member> members(String project) {
        return members.get(project, this::readMembers);
    }

    List<Member> readMembers(String project) {
        return db.selectFrom(MEMBER)
                .where(MEMBER.PROJECT.eq(project))
                .orderBy(MEMBER.TIER.asc().nullsFirst(), MEMBER.NAME, MEMBER.LOGIN)
                .fetch(Directory::member);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void changed(CustomerEvent news) {
        if (news.subject().kind().equals(CustomerProjects.KIND)) {
            projects.invalidate(news.subject().code());
            members.invalidate(news.subject().code());
        } else if (news instanceof CustomerEvent.CustomerChanged) {
            projects.invalidateAll();
        }
    }

    static ProjectInBrief brief(Record row) {
        var project = row.into(PROJECT);
        var state = ProjectState.valueOf(project.getState());
        return new ProjectInBrief(
                project.getCode(),
                project.getName(),
                project.getCustomer(),
                row.get(CUSTOMER.NAME),
                project.getContract(),
                project.getDepartment(),
                project.getManager(),
                ServiceMode.valueOf(project.getDeliveryMode()),
                integer(project.getDefaultImpact()),
                integer(project.getDefaultUrgency()),
                state,
                state != ProjectState.CLOSED,
                project.getImported());
    }

    static @Nullable Integer integer(@Nullable Short value) {
        return value == null ? null : value.intValue();
    }

    static Member member(MemberRecord row) {
        var tier = row.getTier();
        return new Member(
                row.getProject(),
                row.getLogin(),
                row.getName(),
                tier == null ? null : Tier.valueOf(tier),
                row.getDuty(),
                row.getSince());
    }
}
