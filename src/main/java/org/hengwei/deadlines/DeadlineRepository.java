package org.hengwei.deadlines;

import static org.hengwei.deadlines.db.Tables.DEADLINE;
import static org.hengwei.deadlines.db.Tables.EARLIER_PROMISE;
import static org.hengwei.deadlines.db.Tables.PAUSE;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengwei.deadlines.Deadline.Pause;
import org.hengwei.deadlines.db.DeadlineRecord;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class DeadlineRepository {

    private final DSLContext db;

    DeadlineRepository(DSLContext db) {
        this.db = db;
    }

    /** All in one statement: a new incident makes two at once. */
    void insert(List<Deadline> deadlines) {
        if (deadlines.isEmpty()) {
            return;
        }
        var insert = db.insertInto(
                DEADLINE,
                DEADLINE.SUBJECT,
                DEADLINE.NAME,
                DEADLINE.CALENDAR,
                DEADLINE.TARGET,
                DEADLINE.STARTED_AT,
                DEADLINE.DUE_AT,
                DEADLINE.MET_AT,
                DEADLINE.WARN_AT,
                DEADLINE.PROVISIONAL,
                DEADLINE.NEXT_LOOK_AT);
        for (var d : deadlines) {
            insert = insert.values(
                    d.subject.toString(),
                    d.name,
                    d.calendar,
                    d.target.toString(),
                    d.startedAt,
                    d.dueAt,
                    d.metAt,
                    d.warnAt.toArray(Integer[]::new),
                    d.provisional,
                    d.nextLookAt);
        }
        insert.execute();
    }

    /** Locked for the change that follows; refused when there is none. */
    Deadline get(Subject subject, String name) {
        return fetch(DEADLINE.SUBJECT.eq(subject.toString()).and(DEADLINE.NAME.eq(name)), DEADLINE.ID, 1, Lock.WAIT)
                .stream()
                .findFirst()
                .orElseThrow(() -> Refused.notFound(subject + " " + name));
    }

    List<Deadline> of(Subject subject) {
        return fetch(DEADLINE.SUBJECT.eq(subject.toString()), DEADLINE.ID, 100, Lock.NONE);
    }

    /** The longest waiting first; those another node holds are left to it. */
    List<Deadline> toLookAt(Instant now, int limit) {
        return fetch(DEADLINE.NEXT_LOOK_AT.le(now), DEADLINE.NEXT_LOOK_AT, limit, Lock.SKIP);
    }

    List<Long> numbersToLookAt(Instant now, int limit) {
        return db.select(DEADLINE.ID)
                .from(DEADLINE)
                .where(DEADLINE.NEXT_LOOK_AT.le(now))
                .orderBy(DEADLINE.NEXT_LOOK_AT)
                .limit(limit)
                .fetch(DEADLINE.ID);
    }

    List<Deadline> toLookAt(long id, Instant now) {
        return fetch(DEADLINE.ID.eq(id).and(DEADLINE.NEXT_LOOK_AT.le(now)), DEADLINE.ID, 1, Lock.SKIP);
    }

    void lookLater(long id, Instant at) {
        db.update(DEADLINE)
                .set(DEADLINE.NEXT_LOOK_AT, at)
                .where(DEADLINE.ID.eq(id))
                .execute();
    }

    /** The watcher looks at once, and works out from then on when to look next. */
    void warnAlso(List<String> subjects, String name, int percent, Instant now) {
        db.execute(
                """
                UPDATE deadlines.deadline
                SET warn_at = (SELECT array_agg(p ORDER BY p) FROM unnest(warn_at || ?::integer) p),
                    next_look_at = CASE WHEN next_look_at IS NULL THEN NULL ELSE ?::timestamptz END
                WHERE subject = ANY (?::text[]) AND name = ? AND met_at IS NULL AND cancelled_at IS NULL
                  AND NOT warn_at @> ARRAY[?::integer]
                """, percent, now.atOffset(java.time.ZoneOffset.UTC), subjects.toArray(String[]::new), name, percent);
    }

    /** Running ones of a calendar, in order of their number after the given one; locked for the change that follows. */
    List<Deadline> running(String calendar, long after, int limit) {
        return fetch(
                DEADLINE.CALENDAR
                        .eq(calendar)
                        .and(DEADLINE.MET_AT.isNull())
                        .and(DEADLINE.CANCELLED_AT.isNull())
                        .and(DEADLINE.ID.gt(after)),
                DEADLINE.ID,
                limit,
                Lock.WAIT);
    }

    int countRunning(String calendar) {
        return db.fetchCount(
                DEADLINE,
                DEADLINE.CALENDAR.eq(calendar).and(DEADLINE.MET_AT.isNull()).and(DEADLINE.CANCELLED_AT.isNull()));
    }

    private enum Lock {
        NONE,
        WAIT,
        SKIP
    }

    private List<Deadline> fetch(Condition which, Field<?> order, int limit, Lock lock) {
        var query = db.selectFrom(DEADLINE).where(which).orderBy(order).limit(limit);
        var rows = switch (lock) {
            case NONE -> query.fetch();
            case WAIT -> query.forUpdate().fetch();
            case SKIP -> query.forUpdate().skipLocked().fetch();
        };
        var pauses = pauses(rows.map(DeadlineRecord::getId));
        return rows.map(row -> deadline(row, pauses.getOrDefault(row.getId(), List.of())));
    }

    private Map<Long, List<Pause>> pauses(List<Long> deadlines) {
        if (deadlines.isEmpty()) {
            return new HashMap<>();
        }
        return db
                .selectFrom(PAUSE)
                .where(PAUSE.DEADLINE_ID.in(deadlines))
                .orderBy(PAUSE.FROM_AT, PAUSE.ID)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.getDeadlineId(),
                        Collectors.mapping(
                                row -> new Pause(
                                        row.getId(),
                                        row.getReason(),
                                        row.getFromAt(),
                                        row.getUntilAt(),
                                        row.getStartedBy(),
                                        row.getEndedBy()),
                                Collectors.toList())));
    }

    private static Deadline deadline(DeadlineRecord row, List<Pause> pauses) {
        var promise = new Promise(
                Subject.parse(row.getSubject()),
                row.getName(),
                row.getCalendar(),
                Target.parse(row.getTarget()),
                row.getStartedAt(),
                Arrays.asList(row.getWarnAt()));
        var deadline = new Deadline(row.getId(), promise, pauses);
        deadline.warned = row.getWarned();
        deadline.missedTold = row.getMissedTold();
        deadline.metAt = row.getMetAt();
        deadline.cancelledAt = row.getCancelledAt();
        deadline.dueAt = row.getDueAt();
        deadline.provisional = row.getProvisional();
        deadline.nextLookAt = row.getNextLookAt();
        return deadline;
    }

    void update(Deadline d) {
        db.update(DEADLINE)
                .set(DEADLINE.CALENDAR, d.calendar)
                .set(DEADLINE.TARGET, d.target.toString())
                .set(DEADLINE.STARTED_AT, d.startedAt)
                .set(DEADLINE.DUE_AT, d.dueAt)
                .set(DEADLINE.MET_AT, d.metAt)
                .set(DEADLINE.CANCELLED_AT, d.cancelledAt)
                .set(DEADLINE.PAUSED_SINCE, d.pausedSince())
                .set(DEADLINE.WARN_AT, d.warnAt.toArray(Integer[]::new))
                .set(DEADLINE.WARNED, d.warned)
                .set(DEADLINE.MISSED_TOLD, d.missedTold)
                .set(DEADLINE.PROVISIONAL, d.provisional)
                .set(DEADLINE.NEXT_LOOK_AT, d.nextLookAt)
                .where(DEADLINE.ID.eq(d.id))
                .execute();
        d.pauses.forEach(pause -> save(d.id, pause));
    }

    private void save(long deadline, Pause pause) {
        if (pause.id() == 0) {
            db.insertInto(PAUSE)
                    .set(PAUSE.DEADLINE_ID, deadline)
                    .set(PAUSE.REASON, pause.reason())
                    .set(PAUSE.FROM_AT, pause.fromAt())
                    .set(PAUSE.UNTIL_AT, pause.untilAt())
                    .set(PAUSE.STARTED_BY, pause.startedBy())
                    .set(PAUSE.ENDED_BY, pause.endedBy())
                    .execute();
        } else if (pause.untilAt() != null) {
            db.update(PAUSE)
                    .set(PAUSE.UNTIL_AT, pause.untilAt())
                    .set(PAUSE.ENDED_BY, pause.endedBy())
                    .where(PAUSE.ID.eq(pause.id()))
                    .and(PAUSE.UNTIL_AT.isNull())
                    .execute();
        }
    }

    void keepPromise(Deadline d, Instant now, String reason, String actor) {
        db.insertInto(EARLIER_PROMISE)
                .set(EARLIER_PROMISE.DEADLINE_ID, d.id)
                .set(EARLIER_PROMISE.CALENDAR, d.calendar)
                .set(EARLIER_PROMISE.TARGET, d.target.toString())
                .set(EARLIER_PROMISE.STARTED_AT, d.startedAt)
                .set(EARLIER_PROMISE.DUE_AT, d.dueAt)
                .set(EARLIER_PROMISE.REPLACED_AT, now)
                .set(EARLIER_PROMISE.REASON, reason)
                .set(EARLIER_PROMISE.ACTOR, actor)
                .execute();
    }

    List<EarlierPromise> earlier(Deadline d) {
        return db.selectFrom(EARLIER_PROMISE)
                .where(EARLIER_PROMISE.DEADLINE_ID.eq(d.id))
                .orderBy(EARLIER_PROMISE.ID)
                .fetch(row -> new EarlierPromise(
                        row.getCalendar(),
                        Target.parse(row.getTarget()),
                        row.getStartedAt(),
                        row.getDueAt(),
                        row.getReplacedAt(),
                        row.getReason(),
                        row.getActor()));
    }

    boolean exists(Subject subject) {
        return db.fetchExists(DSL.selectOne().from(DEADLINE).where(DEADLINE.SUBJECT.eq(subject.toString())));
    }
}
