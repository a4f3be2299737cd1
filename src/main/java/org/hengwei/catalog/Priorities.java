package org.hengwei.catalog;

import static org.hengwei.catalog.db.Tables.MATRIX;
import static org.hengwei.catalog.db.Tables.PRIORITY;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the priority matrix. A change holds for what is classified from then on; tickets keep the priority they were given. */
@Service
@Transactional
public class Priorities {

    static final Subject SUBJECT = new Subject(Choices.KIND, "priority-matrix");

    private final DSLContext db;
    private final Shelf shelf;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Priorities(DSLContext db, Shelf shelf, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.shelf = shelf;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public PriorityMatrix matrix() {
        access.demand(CatalogPermission.READ);
        return shelf.read().matrix();
    }

    /**
     * @param rows four rows by impact, each four priorities by urgency, all 1 to 4
     * @throws org.hengwei.shared.Refused when not of that shape, when a higher impact or urgency would give a lower priority, or
     *     as stale
     */
    public PriorityMatrix change(@Nullable Integer version, @Nullable List<List<Integer>> rows) {
        var actor = access.demand(CatalogPermission.CONFIGURE);
        var before = matrix();
        Versions.check(version, before.version());
        new Checks().that(shaped(rows), "rows", "catalog.refused.matrix").refuse();
        var wanted = new PriorityMatrix(java.util.Objects.requireNonNull(rows), null, null, 0);
        new Checks()
                .that(falling(wanted), "rows", "catalog.refused.matrix-order")
                .refuse();
        var changed = write(before, wanted);
        if (!changed.isEmpty()) {
            db.update(MATRIX)
                    .set(MATRIX.CHANGED_AT, clock.instant())
                    .set(MATRIX.CHANGED_BY, actor.login())
                    .set(MATRIX.VERSION, before.version() + 1)
                    .execute();
            events.publishEvent(new CatalogEvent.MatrixChanged(SUBJECT, clock.instant(), changed));
        }
        return matrix();
    }

    private List<String> write(PriorityMatrix before, PriorityMatrix wanted) {
        var changed = new ArrayList<String>();
        for (short impact = 1; impact <= PriorityMatrix.LEVELS; impact++) {
            for (short urgency = 1; urgency <= PriorityMatrix.LEVELS; urgency++) {
                var was = before.priority(impact, urgency);
                var is = wanted.priority(impact, urgency);
                if (was != is) {
                    changed.add("%d×%d: P%d → P%d".formatted(impact, urgency, was, is));
                    db.update(PRIORITY)
                            .set(PRIORITY.PRIORITY_, (short) is)
                            .where(PRIORITY.IMPACT.eq(impact))
                            .and(PRIORITY.URGENCY.eq(urgency))
                            .execute();
                }
            }
        }
        return changed;
    }

    private static boolean shaped(@Nullable List<List<Integer>> rows) {
        return rows != null
                && rows.size() == PriorityMatrix.LEVELS
                && rows.stream()
                        .allMatch(row -> row != null
                                && row.size() == PriorityMatrix.LEVELS
                                && row.stream().allMatch(p -> p != null && p >= 1 && p <= PriorityMatrix.LEVELS));
    }

    private static boolean falling(PriorityMatrix matrix) {
        for (var i = 1; i <= PriorityMatrix.LEVELS; i++) {
            for (var j = 2; j <= PriorityMatrix.LEVELS; j++) {
                if (matrix.priority(i, j) < matrix.priority(i, j - 1)
                        || matrix.priority(j, i) < matrix.priority(j - 1, i)) {
                    return false;
                }
            }
        }
        return true;
    }
}
