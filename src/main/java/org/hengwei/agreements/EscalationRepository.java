package org.hengwei.agreements;

import static org.hengwei.agreements.db.Tables.ESCALATION;
import static org.hengwei.agreements.db.Tables.ESCALATION_TAKEN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hengwei.agreements.db.EscalationRecord;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Steps of escalation, kept in memory: every ticket asks. Other nodes notice a change within the short life. */
@Repository
class EscalationRepository {

    private static final String ALL = "all";

    private final DSLContext db;
    private final Cache<String, List<EscalationStep>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(20)).build();

    EscalationRepository(DSLContext db) {
        this.db = db;
    }

    /** The lowest percentage first. */
    List<EscalationStep> all() {
        return Objects.requireNonNull(known.get(
                ALL,
                key -> db.selectFrom(ESCALATION)
                        .orderBy(ESCALATION.TYPE, ESCALATION.CLOCK.desc(), ESCALATION.PERCENT, ESCALATION.ID)
                        .fetch(EscalationRepository::step)));
    }

    EscalationRecord lock(long id) {
        return db.selectFrom(ESCALATION)
                .where(ESCALATION.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound(Long.toString(id)));
    }

    EscalationStep put(EscalationRecord row) {
        if (row.getId() == null) {
            row.setVersion(1);
            row.setId(
                    db.insertInto(ESCALATION).set(row).returning(ESCALATION.ID).fetchSingle(ESCALATION.ID));
        } else {
            row.setVersion(row.getVersion() + 1);
            db.update(ESCALATION).set(row).where(ESCALATION.ID.eq(row.getId())).execute();
        }
        forget();
        return step(row);
    }

    void remove(long id) {
        db.deleteFrom(ESCALATION).where(ESCALATION.ID.eq(id)).execute();
        forget();
    }

    /** Whether this is the first time. */
    boolean take(long id, Subject ticket, Instant at) {
        return db.insertInto(ESCALATION_TAKEN)
                        .set(ESCALATION_TAKEN.ESCALATION, id)
                        .set(ESCALATION_TAKEN.SUBJECT, ticket.toString())
                        .set(ESCALATION_TAKEN.TAKEN_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private void forget() {
        known.invalidateAll();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.invalidateAll();
                }
            });
        }
    }

    static EscalationStep step(EscalationRecord row) {
        return new EscalationStep(
                row.getId(),
                row.getVersion(),
                row.getName(),
                TicketType.valueOf(row.getType()),
                PromisedClock.valueOf(row.getClock()),
                row.getPercent(),
                row.getProject(),
                row.getAgreement(),
                row.getPriority(),
                Arrays.asList(row.getRoles()),
                Arrays.asList(row.getPeople()),
                row.getTellAssignee(),
                row.getTier(),
                row.getTeam(),
                row.getAssignee(),
                row.getActive());
    }
}
