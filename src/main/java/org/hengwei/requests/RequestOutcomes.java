package org.hengwei.requests;

import static org.hengwei.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.TicketOutcomes;
import org.hengwei.agreements.TicketType;
import org.hengwei.requests.db.RequestRecord;
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

/** Whether service requests kept what an agreement promised; one that its item alone promised is not the agreement's. */
@Component
@Transactional(readOnly = true)
class RequestOutcomes implements TicketOutcomes {

    private static final Condition DECIDED = REQUEST.FULFILLED_AT.isNotNull().and(REQUEST.DUE_AT.isNotNull());
    private static final Condition LATE = DECIDED.and(REQUEST.FULFILLED_AT.gt(REQUEST.DUE_AT));

    private final DSLContext db;
    private final RequestRepository repository;
    private final RequestViews views;
    private final Access access;
    private final Clock clock;

    RequestOutcomes(DSLContext db, RequestRepository repository, RequestViews views, Access access, Clock clock) {
        this.db = db;
        this.repository = repository;
        this.views = views;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public TicketType type() {
        return TicketType.REQUEST;
    }

    @Override
    public Tally tally(String agreement, Instant from, Instant until) {
        var row = db.select(
                        DSL.count(),
                        DSL.count().filterWhere(DECIDED),
                        DSL.count().filterWhere(LATE))
                .from(REQUEST)
                .where(closed(agreement, from, until))
                .fetchSingle();
        return new Tally(
                row.value1(),
                row.value2() - row.value3(),
                row.value3(),
                row.value1() - row.value2(),
                0,
                row.value3(),
                openAndLate(agreement));
    }

    private static Condition closed(String agreement, Instant from, Instant until) {
        return REQUEST.AGREEMENT
                .eq(agreement)
                .and(REQUEST.CLOSED_AT.ge(from))
                .and(REQUEST.CLOSED_AT.lt(until))
                .and(REQUEST.STATE.eq(RequestState.CLOSED.name()));
    }

    private long openAndLate(String agreement) {
        return db.fetchCount(
                REQUEST,
                REQUEST.AGREEMENT
                        .eq(agreement)
                        .and(REQUEST.STATE.eq(RequestState.IN_FULFILMENT.name()))
                        .and(REQUEST.DUE_AT.lt(clock.instant())));
    }

    @Override
    public Slice<Outcome> misses(String agreement, Instant from, Instant until, @Nullable String cursor, int limit) {
        var after = Cursor.decode(cursor, 2);
        var rows = db.selectFrom(REQUEST)
                .where(closed(agreement, from, until))
                .and(LATE)
                .and(access.visibility(RequestPermission.READ)
                        .on(REQUEST.PROJECT, REQUEST.CUSTOMER, REQUEST.DEPARTMENT, REQUEST.ASSIGNEE, REQUEST.REPORTER))
                .and(
                        after == null
                                ? DSL.noCondition()
                                : DSL.row(REQUEST.CLOSED_AT, REQUEST.ID).gt(at(after), id(after)))
                .orderBy(REQUEST.CLOSED_AT, REQUEST.ID)
                .limit(limit + 1)
                .fetch();
        return Slice.of(
                rows.map(this::outcome),
                limit,
                last -> Cursor.of(
                        Objects.requireNonNull(last.closedAt()),
                        RequestKey.of(last.ticket().code()).id()),
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
        if (!ticket.kind().equals(RequestKey.KIND)) {
            return Optional.empty();
        }
        var row = repository.get(RequestKey.of(ticket.code()).id());
        views.reveal(row);
        return Optional.of(outcome(row));
    }

    private Outcome outcome(RequestRecord row) {
        return new Outcome(
                RequestKey.subject(row.getId()),
                row.getTitle(),
                row.getProject(),
                row.getCustomer(),
                row.getDepartment(),
                row.getAgreement(),
                row.getAgreementEdition(),
                row.getPriority(),
                row.getClosedAt(),
                row.getAgreement() != null && RequestViews.late(row, clock.instant())
                        ? List.of(new Outcome.Missed(PromisedClock.RESOLUTION, row.getDueAt(), row.getFulfilledAt()))
                        : List.of(),
                "/requests/" + RequestKey.code(row.getId()));
    }
}
