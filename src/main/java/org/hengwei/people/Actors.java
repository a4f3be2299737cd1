package org.hengwei.people;

import static org.hengwei.people.db.Tables.MEMBERSHIP;
import static org.hengwei.people.db.Tables.STAFF;
import static org.hengwei.people.db.Tables.STAFF_DEPARTMENT;
import static org.hengwei.people.db.Tables.STAFF_ROLE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Refused;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who a login is now. Kept for a few seconds, because every request asks; a change made here shows at once, one made on
 * another node after {@link #KEPT}.
 */
@Component
class Actors {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Cache<String, Optional<Known>> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();

    private final DSLContext db;

    Actors(DSLContext db) {
        this.db = db;
    }

    /** @param changePassword whether he has to choose a new password before anything else */
    record Known(Actor actor, boolean active, boolean changePassword) {}

    /** The actor behind a login that may come in; refused as unauthenticated otherwise. */
    Actor active(String login) {
        return find(login).filter(Known::active).map(Known::actor).orElseThrow(Refused::unauthenticated);
    }

    Optional<Known> find(String login) {
        return TransactionSynchronizationManager.isActualTransactionActive() && known.getIfPresent(login) == null
                ? load(login)
                : known.get(login, this::load);
    }

    /** Forgets what was known of a login, now and once the transaction that changed it has ended. */
    void changed(String login) {
        known.invalidate(login);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.invalidate(login);
                }
            });
        }
    }

    Set<String> holders(String role) {
        return db.select(STAFF.LOGIN)
                .from(STAFF)
                .join(STAFF_ROLE)
                .on(STAFF_ROLE.LOGIN.eq(STAFF.LOGIN))
                .where(STAFF_ROLE.ROLE.eq(role))
                .and(STAFF.ACTIVE)
                .fetchSet(STAFF.LOGIN);
    }

    private Optional<Known> load(String login) {
        var roles = strings(db.select(STAFF_ROLE.ROLE).from(STAFF_ROLE).where(STAFF_ROLE.LOGIN.eq(STAFF.LOGIN)));
        var departments = strings(db.select(STAFF_DEPARTMENT.DEPARTMENT)
                .from(STAFF_DEPARTMENT)
                .where(STAFF_DEPARTMENT.LOGIN.eq(STAFF.LOGIN)));
        var projects = strings(db.select(MEMBERSHIP.PROJECT).from(MEMBERSHIP).where(MEMBERSHIP.LOGIN.eq(STAFF.LOGIN)));
        return db.select(STAFF.asterisk(), roles, departments, projects)
                .from(STAFF)
                .where(STAFF.LOGIN.eq(login))
                .fetchOptional(row -> new Known(
                        new Actor(
                                row.get(STAFF.KIND).equals("CONTACT") ? Actor.Kind.CONTACT : Actor.Kind.STAFF,
                                row.get(STAFF.LOGIN),
                                row.get(STAFF.NAME),
                                Set.of(row.get(roles)),
                                Set.of(row.get(departments)),
                                Set.of(row.get(projects)),
                                row.get(STAFF.CUSTOMER),
                                row.get(STAFF.LANGUAGE)),
                        row.get(STAFF.ACTIVE),
                        row.get(STAFF.CHANGE_PASSWORD)));
    }

    private static Field<String[]> strings(Select<Record1<String>> values) {
        return DSL.array(values);
    }
}
