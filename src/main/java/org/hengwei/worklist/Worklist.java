package org.hengwei.worklist;

import static org.hengwei.worklist.db.Tables.ITEM;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.hengwei.worklist.db.ItemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is to do, for whom, until when; and search over everything that ever was. */
@Service
@Transactional(readOnly = true)
public class Worklist {

    /** Work without a due time comes last. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /** Beyond this a figure says only "many". */
    public static final int COUNTED = 1_000;

    private final DSLContext db;
    private final Access access;
    private final Kinds kinds;
    private final Clock clock;
    private final CompanyZone zone;

    Worklist(DSLContext db, Access access, Kinds kinds, Clock clock, CompanyZone zone) {
        this.db = db;
        this.access = access;
        this.kinds = kinds;
        this.clock = clock;
        this.zone = zone;
    }

    /** Open work, what is due first at the top. */
    public Slice<WorkView> queue(WorkQueue queue, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 2);
        var due = due(queue);
        var place = after == null
                ? DSL.noCondition()
                : DSL.row(due, ITEM.ID)
                        .gt(
                                DSL.val(Instant.parse(after.values().getFirst()), ITEM.DUE_AT),
                                DSL.val(Long.valueOf(after.values().getLast())));
        var rows = db.selectFrom(ITEM)
                .where(ITEM.OPEN)
                .and(of(queue))
                .and(place)
                .orderBy(due, ITEM.ID)
                .limit(limit + 1)
                .fetch();
        var rooms = kinds.rooms();
        var views = rows.map(row -> view(row, rooms));
        return Slice.of(views, limit, work -> Cursor.of(work.dueAt() == null ? NEVER : work.dueAt(), work.id()), null);
    }

    /** Plain where nothing without a due time is asked for, so that its index gives the order. */
    private static Field<Instant> due(WorkQueue queue) {
        return switch (queue) {
            case OVERDUE, TODAY -> ITEM.DUE_AT;
            case MINE, WAITING, TEAM -> DSL.coalesce(ITEM.DUE_AT, DSL.val(NEVER, ITEM.DUE_AT));
        };
    }

    /** How much there is in each queue, counted up to {@link #COUNTED}. */
    public Map<WorkQueue, Integer> counts() {
        var counts = new EnumMap<WorkQueue, Integer>(WorkQueue.class);
        for (var queue : WorkQueue.values()) {
            var open =
                    DSL.selectOne().from(ITEM).where(ITEM.OPEN).and(of(queue)).limit(COUNTED);
            counts.put(queue, db.fetchCount(open));
        }
        return counts;
    }

    private Condition of(WorkQueue queue) {
        var actor = access.actor();
        return switch (queue) {
            case MINE -> ITEM.ASSIGNEE.eq(actor.login());
            case WAITING -> ITEM.AWAITS.contains(new String[] {actor.login()}).and(ITEM.AWAITS.ne(new String[0]));
            case TEAM ->
                actor.departments().isEmpty()
                        ? DSL.falseCondition()
                        : ITEM.TEAM.in(actor.departments()).and(kinds.visible());
            case OVERDUE -> ITEM.DUE_AT.lt(clock.instant()).and(kinds.visible());
            case TODAY ->
                ITEM.DUE_AT.ge(clock.instant()).and(ITEM.DUE_AT.lt(endOfDay())).and(kinds.visible());
        };
    }

    private Instant endOfDay() {
        return zone.startOf(zone.dayOf(clock.instant()).plusDays(1));
    }

    /** Everything whose number, title or text holds all the words, newest first, among what the actor may see. */
    public Slice<WorkView> search(String words, boolean openOnly, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 1);
        var rows = db.selectFrom(ITEM)
                .where(SearchWords.matches(ITEM.WORDS, words))
                .and(openOnly ? ITEM.OPEN.isTrue() : DSL.noCondition())
                .and(kinds.visible())
                .and(
                        after == null
                                ? DSL.noCondition()
                                : ITEM.ID.lt(Long.valueOf(after.values().getFirst())))
                .orderBy(ITEM.ID.desc())
                .limit(limit + 1)
                .fetch();
        var rooms = kinds.rooms();
        List<WorkView> views = rows.map(row -> view(row, rooms));
        return Slice.of(views, limit, work -> Cursor.of(work.id()), null);
    }

    private static WorkView view(ItemRecord row, Map<String, String> rooms) {
        var room = rooms.getOrDefault(row.getKind(), row.getKind());
        return new WorkView(
                row.getId(),
                row.getCode(),
                row.getKind(),
                room + ".kind." + row.getKind(),
                row.getTitle(),
                row.getState(),
                room + ".state." + row.getState(),
                row.getOpen(),
                row.getAssignee(),
                row.getTeam(),
                row.getProject(),
                row.getPriority(),
                row.getDueAt(),
                row.getSince(),
                row.getHref());
    }
}
