package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.INCIDENT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hengwei.deadlines.Deadlines;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.incidents.db.PauseRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.SearchWords;
import org.hengwei.shared.Slice;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads incidents: one, or a list by keyset with only what the actor may see. */
@Service
public class IncidentQueue {

    private static final Condition OPEN = DSL.condition("incident.status NOT IN ('RESOLVED', 'CLOSED', 'CANCELLED')");
    private static final Field<Instant> DUE =
            DSL.field("coalesce(incident.resolution_due_at, 'infinity')", INCIDENT.RESOLUTION_DUE_AT.getDataType());
    private static final Field<Integer> PRIORITY = DSL.field("coalesce(incident.priority, 9)", Integer.class);
    private static final Field<?>[] LINE = {
        INCIDENT.ID,
        INCIDENT.VERSION,
        INCIDENT.TITLE,
        INCIDENT.STATUS,
        INCIDENT.PRIORITY,
        INCIDENT.PROJECT,
        INCIDENT.CUSTOMER,
        INCIDENT.TIER,
        INCIDENT.TEAM,
        INCIDENT.TEAM_LABEL,
        INCIDENT.ASSIGNEE,
        INCIDENT.ASSIGNEE_NAME,
        INCIDENT.ASSIGNEE_LABEL,
        INCIDENT.REQUESTER_NAME,
        INCIDENT.REQUESTER_LABEL,
        INCIDENT.CHANNEL,
        INCIDENT.OPENED_AT,
        INCIDENT.RESOLVED_AT,
        INCIDENT.CLOSED_AT,
        INCIDENT.RESPONDED_AT,
        INCIDENT.RESPONSE_DUE_AT,
        INCIDENT.RESPONSE_STATE,
        INCIDENT.RESOLUTION_DUE_AT,
        INCIDENT.RESOLUTION_STATE,
        INCIDENT.PAUSED_AT,
        INCIDENT.PAUSED_SECONDS,
        INCIDENT.PROVISIONAL,
        INCIDENT.REOPEN_COUNT,
        INCIDENT.MAJOR,
        INCIDENT.URGE_COUNT,
        INCIDENT.ORIGIN,
        INCIDENT.EXTERNAL_ID
    };

    private final DSLContext db;
    private final IncidentRepository repository;
    private final CareRepository care;
    private final Deadlines deadlines;
    private final Access access;
    private final Clock clock;

    IncidentQueue(
            DSLContext db,
            IncidentRepository repository,
            CareRepository care,
            Deadlines deadlines,
            Access access,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.care = care;
        this.deadlines = deadlines;
        this.access = access;
        this.clock = clock;
    }

    /** The incident with its pauses, resolutions and what the caller may do now; not found if he may not see it. */
    public IncidentView find(IncidentKey key) {
        var incident = visible(key);
        var row = incident.row();
        return IncidentViews.of(
                incident,
                row.getPauseCount() == 0 ? List.of() : pauses(incident),
                row.getResolutionCount() == 0 ? List.of() : repository.resolutions(incident.id()),
                care(incident),
                moves(incident, access),
                pausedFor(incident),
                clock.instant());
    }

    /** What was noted at a pause is for the company's own people. */
    private List<PauseRecord> pauses(Incident incident) {
        var pauses = repository.pauses(incident.id());
        if (access.actor().isContact()) {
            pauses.forEach(pause -> pause.setNote(null));
        }
        return pauses;
    }

    private IncidentView.Care care(Incident incident) {
        var around = care.around(incident);
        return access.actor().isContact() ? around.ofCustomer() : around;
    }

    /** Of a pause that lasts only the room that runs the clock knows how much working time it has taken out. */
    private @Nullable Duration pausedFor(Incident incident) {
        if (incident.status() != IncidentStatus.PAUSED || !incident.promised()) {
            return null;
        }
        return deadlines.of(incident.subject()).stream()
                .filter(deadline -> deadline.name().equals(Promises.RESOLUTION))
                .map(deadline -> deadline.pausedFor())
                .findFirst()
                .orElse(null);
    }

    private Incident visible(IncidentKey key) {
        var incident = repository.get(key);
        access.reveal(IncidentPermission.READ, incident.place(), incident.subject());
        return incident;
    }

    /** Refused as not found unless the actor may see it. */
    public void reveal(IncidentKey key) {
        visible(key);
    }

    /** What stands against a move, as message keys; empty when it may be made. For saying it before the click. */
    public List<String> obstacles(IncidentKey key, IncidentMove move) {
        return IncidentRules.obstacles(visible(key), move);
    }

    /** Everyone who ever had the incident in hand; none of them may call its customer back. */
    public Set<String> handlers(IncidentKey key) {
        return repository.handlers(key.id());
    }

    static List<IncidentView.OpenMove> moves(Incident incident, Access access) {
        return Arrays.stream(IncidentMove.values())
                .filter(move -> move.from().contains(incident.status()))
                .filter(move -> IncidentRules.obstacles(incident, move).isEmpty())
                .filter(move -> access.may(move.permission(), incident.place()))
                .map(move -> new IncidentView.OpenMove(
                        move.name(),
                        "/api/v1/incidents/" + incident.subject().code() + "/" + move.noun(),
                        move.requires()))
                .toList();
    }

    /**
     * One stretch of a list.
     *
     * @param limit 1 to 200
     * @param withTotal count all that match as well, which is slow on long lists
     */
    public Slice<IncidentLine> list(
            IncidentFilter filter, IncidentSort sort, @Nullable String cursor, int limit, boolean withTotal) {
        var where = where(filter);
        var now = clock.instant();
        var rows = db.select(LINE)
                .from(INCIDENT)
                .where(where)
                .and(after(sort, Cursor.decode(cursor, 2)))
                .orderBy(order(sort))
                .limit(limit + 1)
                .fetchInto(INCIDENT);
        var total = withTotal ? Long.valueOf(db.fetchCount(INCIDENT, where)) : null;
        return Slice.of(rows, limit, row -> place(sort, row), total).map(row -> IncidentViews.line(row, now));
    }

    public long count(IncidentFilter filter) {
        return db.fetchCount(INCIDENT, where(filter));
    }

    private Condition where(IncidentFilter filter) {
        var all = new ArrayList<Condition>();
        all.add(access.visibility(IncidentPermission.READ)
                .on(
                        INCIDENT.PROJECT,
                        INCIDENT.CUSTOMER,
                        DSL.coalesce(INCIDENT.TEAM, INCIDENT.DEPARTMENT),
                        INCIDENT.ASSIGNEE,
                        INCIDENT.REPORTER,
                        INCIDENT.REQUESTER,
                        INCIDENT.VISITOR));
        equal(all, INCIDENT.PROJECT, filter.project());
        equal(all, INCIDENT.CUSTOMER, filter.customer());
        equal(all, INCIDENT.TEAM, filter.team());
        equal(all, INCIDENT.REQUESTER_PHONE, filter.phone());
        equal(all, INCIDENT.SOURCE, filter.source());
        equal(all, INCIDENT.EXTERNAL_ID, filter.externalId());
        equal(all, INCIDENT.TIER, filter.tier() == null ? null : filter.tier().name());
        status(all, filter.status());
        assignee(all, filter.assignee());
        priority(all, filter.priority());
        late(all, filter.clock());
        words(all, filter.q());
        return DSL.and(all);
    }

    private static void equal(List<Condition> all, Field<String> column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.add(column.eq(value));
        }
    }

    private static void status(List<Condition> all, @Nullable String status) {
        if (status == null || status.isBlank() || status.equals("ALL")) {
            return;
        }
        if (status.equals(IncidentFilter.OPEN)) {
            all.add(OPEN);
        } else if (Arrays.stream(IncidentStatus.values()).anyMatch(s -> s.name().equals(status))) {
            all.add(INCIDENT.STATUS.eq(status));
        } else {
            throw Refused.field("status", "incidents.refused.status", status);
        }
    }

    private void assignee(List<Condition> all, @Nullable String assignee) {
        if (assignee == null || assignee.isBlank()) {
            return;
        }
        all.add(
                switch (assignee) {
                    case "none" -> INCIDENT.ASSIGNEE.isNull();
                    case "me" -> INCIDENT.ASSIGNEE.eq(access.actor().login());
                    default -> INCIDENT.ASSIGNEE.eq(assignee);
                });
    }

    private static void priority(List<Condition> all, @Nullable String priority) {
        if (priority == null || priority.isBlank()) {
            return;
        }
        var value = priority.toUpperCase(Locale.ROOT).replaceFirst("^P", "");
        if (value.equals("NONE")) {
            all.add(INCIDENT.PRIORITY.isNull());
        } else if (value.matches("\\d")) {
            all.add(INCIDENT.PRIORITY.eq(Short.valueOf(value)));
        } else {
            throw Refused.field("priority", "incidents.refused.priority", priority);
        }
    }

    private void late(List<Condition> all, @Nullable String clockState) {
        if (clockState == null || clockState.isBlank()) {
            return;
        }
        var until = clockState.equals("TODAY") ? clock.instant().plus(Duration.ofDays(1)) : clock.instant();
        all.add(OPEN);
        all.add(INCIDENT.RESOLUTION_STATE.eq(ClockState.RUNNING.name()));
        all.add(DUE.lt(until));
    }

    private static void words(List<Condition> all, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return;
        }
        var typed = q.strip();
        var number = typed.toUpperCase(Locale.ROOT).replaceFirst("^INC-0*", "");
        var found = SearchWords.matches(INCIDENT.WORDS, typed);
        all.add(number.matches("[1-9]\\d{0,17}") ? found.or(INCIDENT.ID.eq(Long.valueOf(number))) : found);
    }

    private static Condition after(IncidentSort sort, @Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        try {
            var value = cursor.values().getFirst();
            var id = Long.parseLong(cursor.values().getLast());
            return switch (sort) {
                case NEWEST -> DSL.row(INCIDENT.OPENED_AT, INCIDENT.ID).lessThan(Instant.parse(value), id);
                case OLDEST -> DSL.row(INCIDENT.OPENED_AT, INCIDENT.ID).greaterThan(Instant.parse(value), id);
                case DUE ->
                    DSL.condition("({0}, {1}) > ({2}::timestamptz, {3})", DUE, INCIDENT.ID, due(value), DSL.val(id));
                case PRIORITY -> DSL.row(PRIORITY, INCIDENT.ID).greaterThan(Integer.parseInt(value), id);
            };
        } catch (java.time.format.DateTimeParseException | NumberFormatException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private static Field<String> due(String value) {
        return DSL.val(value.equals("infinity") ? value : Instant.parse(value).toString());
    }

    private static List<OrderField<?>> order(IncidentSort sort) {
        return switch (sort) {
            case NEWEST -> List.of(INCIDENT.OPENED_AT.desc(), INCIDENT.ID.desc());
            case OLDEST -> List.of(INCIDENT.OPENED_AT.asc(), INCIDENT.ID.asc());
            case DUE -> List.of(DUE.asc(), INCIDENT.ID.asc());
            case PRIORITY -> List.of(PRIORITY.asc(), INCIDENT.ID.asc());
        };
    }

    private static Cursor place(IncidentSort sort, IncidentRecord row) {
        return switch (sort) {
            case NEWEST, OLDEST -> Cursor.of(row.getOpenedAt(), row.getId());
            case DUE ->
                Cursor.of(row.getResolutionDueAt() == null ? "infinity" : row.getResolutionDueAt(), row.getId());
            case PRIORITY -> Cursor.of(row.getPriority() == null ? 9 : row.getPriority(), row.getId());
        };
    }
}
