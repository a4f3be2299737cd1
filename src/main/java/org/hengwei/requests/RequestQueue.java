package org.hengwei.requests;

import static org.hengwei.requests.db.Tables.REQUEST;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.requests.db.RequestRecord;
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
import org.springframework.transaction.annotation.Transactional;

/** Reads requests: one, or a list by keyset with only what the actor may see; a contact sees those of his own customer. */
@Service
@Transactional(readOnly = true)
public class RequestQueue {

    private static final Condition OPEN =
            DSL.condition("request.state IN ('NEW', 'APPROVAL_PENDING', 'IN_FULFILMENT', 'PENDING')");
    private static final Field<Instant> DUE =
            DSL.field("coalesce(request.due_at, 'infinity')", REQUEST.DUE_AT.getDataType());

    private final DSLContext db;
    private final RequestRepository repository;
    private final RequestViews views;
    private final People people;
    private final Access access;
    private final Clock clock;

    RequestQueue(
            DSLContext db,
            RequestRepository repository,
            RequestViews views,
            People people,
            Access access,
            Clock clock) {
        this.db = db;
        this.repository = repository;
        this.views = views;
        this.people = people;
        this.access = access;
        this.clock = clock;
    }

    public RequestView find(RequestKey key) {
        return views.of(visible(key));
    }

    /** Everybody who had it in hand, did a step of it or fulfilled it; whoever is asking. */
    public Set<String> handlers(RequestKey key) {
        var row = repository.get(key.id());
        var handlers = new LinkedHashSet<String>();
        Stream.of(row.getAssignee(), row.getFulfilledBy())
                .flatMap(Stream::ofNullable)
                .forEach(handlers::add);
        repository.tasks(key.id()).stream()
                .map(task -> task.getDoneBy())
                .flatMap(Stream::ofNullable)
                .forEach(handlers::add);
        return handlers;
    }

    /** Refused as not found unless the actor may see it. */
    public void reveal(RequestKey key) {
        visible(key);
    }

    private RequestRecord visible(RequestKey key) {
        var row = repository.get(key.id());
        views.reveal(row);
        return row;
    }

    /** The edition a request was made from, with the form it keeps; null while nobody has said what it is. */
    public @Nullable OfferedItem item(RequestKey key) {
        return views.item(visible(key));
    }

    /** Which of a form's fields are asked, given these answers. */
    public Set<String> asked(OfferedItem item, Map<String, String> answers) {
        return FormAnswers.shown(item.facts().form(), answers);
    }

    /** Whom a form may name, value to words. */
    public Map<String, String> nameable(@Nullable String customer) {
        var actor = access.demand(RequestPermission.SUBMIT);
        return people.nameable(actor.isContact() ? actor.customer() : customer);
    }

    /** @param limit 1 to 200 */
    public Slice<RequestLine> list(
            RequestFilter filter, RequestSort sort, @Nullable String cursor, int limit, boolean withTotal) {
        var where = where(filter);
        var now = clock.instant();
        var contact = access.actor().isContact();
        var rows = db.selectFrom(REQUEST)
                .where(where)
                .and(after(sort, cursor))
                .orderBy(order(sort))
                .limit(limit + 1)
                .fetch();
        var total = withTotal ? Long.valueOf(db.fetchCount(REQUEST, where)) : null;
        return Slice.of(rows, limit, row -> place(sort, row), total).map(row -> RequestViews.line(row, contact, now));
    }

    private Condition where(RequestFilter filter) {
        var me = access.actor().login();
        var all = new ArrayList<Condition>();
        all.add(access.visibility(RequestPermission.READ)
                .on(
                        REQUEST.PROJECT,
                        REQUEST.CUSTOMER,
                        DSL.coalesce(REQUEST.TEAM, REQUEST.DEPARTMENT),
                        REQUEST.ASSIGNEE,
                        REQUEST.REPORTER,
                        REQUEST.REQUESTER));
        all.add(REQUEST.STATE.ne(RequestState.DRAFT.name()).or(REQUEST.REPORTER.eq(me)));
        equal(all, REQUEST.PROJECT, filter.project());
        equal(all, REQUEST.CUSTOMER, filter.customer());
        equal(all, REQUEST.ITEM, filter.item());
        state(all, filter.state());
        assignee(all, filter.assignee(), me);
        requester(all, filter.requester(), me);
        if ("OVERDUE".equals(filter.clock())) {
            all.add(OPEN);
            all.add(DUE.lt(clock.instant()));
        }
        words(all, filter.q());
        return DSL.and(all);
    }

    private static void equal(List<Condition> all, Field<String> column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            all.add(column.eq(value));
        }
    }

    private static void state(List<Condition> all, @Nullable String state) {
        if (state == null || state.isBlank() || state.equals("ALL")) {
            return;
        }
        if (state.equals(RequestFilter.OPEN)) {
            all.add(OPEN);
        } else if (Arrays.stream(RequestState.values()).anyMatch(s -> s.name().equals(state))) {
            all.add(REQUEST.STATE.eq(state));
        } else {
            throw Refused.field("state", "requests.refused.state-unknown", state);
        }
    }

    private static void assignee(List<Condition> all, @Nullable String assignee, String me) {
        if (assignee != null && !assignee.isBlank()) {
            all.add(
                    switch (assignee) {
                        case "none" -> REQUEST.ASSIGNEE.isNull();
                        case "me" -> REQUEST.ASSIGNEE.eq(me);
                        default -> REQUEST.ASSIGNEE.eq(assignee);
                    });
        }
    }

    private static void requester(List<Condition> all, @Nullable String requester, String me) {
        if (requester != null && !requester.isBlank()) {
            var login = requester.equals("me") ? me : requester;
            all.add(REQUEST.REQUESTER.eq(login).or(REQUEST.REPORTER.eq(login)));
        }
    }

    private static void words(List<Condition> all, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return;
        }
        var typed = q.strip();
        var number = typed.toUpperCase(Locale.ROOT).replaceFirst("^REQ-0*", "");
        var found = SearchWords.matches(REQUEST.WORDS, typed);
        all.add(number.matches("[1-9]\\d{0,17}") ? found.or(REQUEST.ID.eq(Long.valueOf(number))) : found);
    }

    private static Condition after(RequestSort sort, @Nullable String text) {
        var cursor = Cursor.decode(text, 2);
        if (cursor == null) {
            return DSL.noCondition();
        }
        try {
            var due = cursor.values().getFirst();
            var id = Long.parseLong(cursor.values().getLast());
            return switch (sort) {
                case NEWEST -> REQUEST.ID.lt(id);
                case DUE ->
                    DSL.condition(
                            "({0}, {1}) > ({2}::timestamptz, {3})",
                            DUE,
                            REQUEST.ID,
                            DSL.val(
                                    due.equals("infinity")
                                            ? due
                                            : Instant.parse(due).toString()),
                            DSL.val(id));
            };
        } catch (DateTimeParseException | NumberFormatException e) {
            throw Refused.field("cursor", "shared.cursor.unknown");
        }
    }

    private static List<OrderField<?>> order(RequestSort sort) {
        return switch (sort) {
            case NEWEST -> List.of(REQUEST.ID.desc());
            case DUE -> List.of(DUE.asc(), REQUEST.ID.asc());
        };
    }

    private static Cursor place(RequestSort sort, RequestRecord row) {
        return switch (sort) {
            case NEWEST -> Cursor.of("", row.getId());
            case DUE -> Cursor.of(row.getDueAt() == null ? "infinity" : row.getDueAt(), row.getId());
        };
    }
}
