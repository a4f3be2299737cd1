package org.hengwei.incidents;

import static org.hengwei.incidents.db.Tables.INCIDENT;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.TicketOutcomes;
import org.hengwei.agreements.TicketType;
import org.hengwei.incidents.db.IncidentRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether incidents kept what was promised: both times, counted as the metric SLM-01 counts them. */
@Component
@Transactional(readOnly = true)
class IncidentOutcomes implements TicketOutcomes {

    private static final Condition LATE_RESPONSE = INCIDENT.RESPONDED_AT.gt(INCIDENT.RESPONSE_DUE_AT);
    private static final Condition LATE_RESOLUTION = INCIDENT.RESOLVED_AT.gt(INCIDENT.RESOLUTION_DUE_AT);
    private static final Condition DECIDED =
            INCIDENT.RESOLVED_AT.isNotNull().and(INCIDENT.RESOLUTION_DUE_AT.isNotNull());

    private final DSLContext db;
    private final IncidentRepository repository;
    private final Access access;
    private final Clock clock;

    IncidentOutcomes(DSLContext db, IncidentRepository repository, Access access, Clock clock) {
        this.db = db;
        this.repository = repository;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public TicketType type() {
        return TicketType.INCIDENT;
    }

    /** Null counts as not late. */
    private static Condition late(Condition which) {
        return DSL.coalesce(DSL.field(which), DSL.inline(false)).isTrue();
    }

    @Override
    public Tally tally(String agreement, Instant from, Instant until) {
        var decided = DSL.count().filterWhere(DECIDED);
        var missed = DSL.count().filterWhere(DECIDED.and(late(LATE_RESPONSE).or(late(LATE_RESOLUTION))));
        var response = DSL.count().filterWhere(DECIDED.and(late(LATE_RESPONSE)));
        var resolution = DSL.count().filterWhere(DECIDED.and(late(LATE_RESOLUTION)));
        var row = db.select(DSL.count(), decided, missed, response, resolution)
                .from(INCIDENT)
                .where(closed(agreement, from, until))
                .fetchSingle();
        return new Tally(
                row.value1(),
                row.value2() - row.value3(),
                row.value3(),
                row.value1() - row.value2(),
                row.value4(),
                row.value5(),
                openAndLate(agreement));
    }

    private static Condition closed(String agreement, Instant from, Instant until) {
        return INCIDENT.AGREEMENT
                .eq(agreement)
                .and(INCIDENT.CLOSED_AT.ge(from))
                .and(INCIDENT.CLOSED_AT.lt(until))
                .and(INCIDENT.STATUS.eq(IncidentStatus.CLOSED.name()));
    }

    private long openAndLate(String agreement) {
        return db.fetchCount(
                INCIDENT,
                INCIDENT.AGREEMENT
                        .eq(agreement)
                        .and(INCIDENT.STATUS.notIn("RESOLVED", "CLOSED", "CANCELLED"))
                        .and(INCIDENT.RESOLUTION_DUE_AT.lt(clock.instant())));
    }

    @Override
    public Slice<Outcome> misses(String agreement, Instant from, Instant until, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 2);
        var rows = db.select(IncidentRepository.FIELDS)
                .from(INCIDENT)
                .where(closed(agreement, from, until))
                .and(DECIDED)
                .and(late(LATE_RESPONSE).or(late(LATE_RESOLUTION)))
                .and(access.visibility(IncidentPermission.READ)
                        .on(
                                INCIDENT.PROJECT,
                                INCIDENT.CUSTOMER,
                                INCIDENT.DEPARTMENT,
                                INCIDENT.ASSIGNEE,
                                INCIDENT.REPORTER))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(INCIDENT.CLOSED_AT, INCIDENT.ID).gt(at(after), id(after)))
                .orderBy(INCIDENT.CLOSED_AT, INCIDENT.ID)
                .limit(limit + 1)
                .fetchInto(INCIDENT);
        return Slice.of(
                rows.map(this::outcome),
                limit,
                last -> Cursor.of(
                        Objects.requireNonNull(last.closedAt()),
                        IncidentKey.of(last.ticket().code()).id()),
                null);
    }

    private static Instant at(Cursor cursor) {
        try {
            return Instant.parse(cursor.values().getFirst());
        } catch (java.time.format.DateTimeParseException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private static long id(Cursor cursor) {
        var text = cursor.values().getLast();
        if (!text.matches("\\d{1,18}")) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
        return Long.parseLong(text);
    }

    @Override
    public Optional<Outcome> find(Subject ticket) {
        if (!ticket.kind().equals(IncidentKey.KIND)) {
            return Optional.empty();
        }
        var incident = repository.get(IncidentKey.of(ticket.code()));
        access.reveal(IncidentPermission.READ, incident.place(), incident.subject());
        return Optional.of(outcome(incident.row()));
    }

    private Outcome outcome(IncidentRecord row) {
        return new Outcome(
                IncidentKey.subject(row.getId()),
                row.getTitle(),
                row.getProject(),
                row.getCustomer(),
                row.getDepartment(),
                row.getAgreement(),
                row.getAgreementVersion(),
                row.getPriority() == null ? null : "P" + row.getPriority(),
                row.getClosedAt(),
                missed(row),
                "/incidents/" + IncidentKey.code(row.getId()));
    }

    private List<Outcome.Missed> missed(IncidentRecord row) {
        var missed = new ArrayList<Outcome.Missed>();
        if (row.getAgreement() == null || row.getStatus().equals(IncidentStatus.CANCELLED.name())) {
            return missed;
        }
        var open = IncidentStatus.valueOf(row.getStatus()).open();
        add(missed, PromisedClock.RESPONSE, row.getResponseDueAt(), row.getRespondedAt(), open);
        add(missed, PromisedClock.RESOLUTION, row.getResolutionDueAt(), row.getResolvedAt(), open);
        return missed;
    }

    private void add(
            List<Outcome.Missed> missed,
            PromisedClock which,
            @Nullable Instant due,
            @Nullable Instant done,
            boolean open) {
        var late = due != null && (done == null ? open && clock.instant().isAfter(due) : done.isAfter(due));
        if (late && due != null) {
            missed.add(new Outcome.Missed(which, due, done));
        }
    }
}
