package org.hengwei.requests;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.FieldType;
import org.hengwei.catalog.FormField;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.requests.db.TaskRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A request as its reader may see it: what is said about it inside the company stays inside. */
@Component
class RequestViews {

    private final RequestRepository repository;
    private final Catalog catalog;
    private final Access access;
    private final Clock clock;

    RequestViews(RequestRepository repository, Catalog catalog, Access access, Clock clock) {
        this.repository = repository;
        this.catalog = catalog;
        this.access = access;
        this.clock = clock;
    }

    /** The pause reason that names the customer. */
    static final String CUSTOMER = "CUSTOMER";

    static boolean waitsForCustomer(RequestRecord row) {
        return state(row) == RequestState.PENDING && CUSTOMER.equals(row.getPauseReason());
    }

    static RequestState state(RequestRecord row) {
        return RequestState.valueOf(row.getState());
    }

    static Whereabouts place(RequestRecord row) {
        var people = new LinkedHashSet<String>();
        for (var login : Arrays.asList(row.getReporter(), row.getRequester(), row.getAssignee())) {
            if (login != null) {
                people.add(login);
            }
        }
        var department = row.getTeam() == null ? row.getDepartment() : row.getTeam();
        return new Whereabouts(row.getProject(), row.getCustomer(), department, people);
    }

    /** Not found unless the actor may see it; a draft is its maker's own. */
    void reveal(RequestRecord row) {
        var subject = RequestKey.subject(row.getId());
        access.reveal(RequestPermission.READ, place(row), subject);
        if (state(row) == RequestState.DRAFT
                && !row.getReporter().equals(access.actor().login())) {
            throw Refused.notFound(subject.code());
        }
    }

    /** The edition it was made from. */
    @Nullable
    OfferedItem item(RequestRecord row) {
        return row.getItem() == null
                ? null
                : catalog.item(row.getItem(), row.getItemEdition()).orElseThrow();
    }

    List<FormField> form(RequestRecord row) {
        var item = item(row);
        return item == null ? List.of() : item.facts().form();
    }

    /** Whether the actor is one of those a step is for. */
    boolean mine(RequestRecord row, TaskRecord task) {
        var place = place(row);
        if (!access.may(RequestPermission.FULFIL, place)) {
            return false;
        }
        var actor = access.actor();
        var named = task.getRole() != null || task.getDepartment() != null;
        return !named
                || actor.login().equals(row.getAssignee())
                || access.may(RequestPermission.ASSIGN, place)
                || ((task.getRole() == null || actor.roles().contains(task.getRole()))
                        && (task.getDepartment() == null || actor.departments().contains(task.getDepartment())));
    }

    RequestView of(RequestRecord row) {
        var contact = access.actor().isContact();
        var tasks = repository.tasks(row.getId());
        return new RequestView(
                RequestKey.code(row.getId()),
                row.getVersion(),
                row.getTitle(),
                row.getDescription(),
                state(row),
                row.getItem(),
                row.getItemEdition(),
                row.getItemName(),
                row.getItemNameEn(),
                row.getProject(),
                row.getCustomer(),
                row.getDepartment(),
                row.getService(),
                RequestChannel.valueOf(row.getChannel()),
                row.getRequester(),
                row.getRequesterName(),
                row.getRequesterPhone(),
                row.getReporter(),
                row.getReporterName(),
                contact ? null : row.getAssignee(),
                contact ? null : row.getAssigneeName(),
                answers(row),
                tasks.stream().map(task -> task(row, task, contact)).toList(),
                row.getCreatedAt(),
                row.getSubmittedAt(),
                row.getApprovedAt(),
                row.getPriority(),
                row.getAgreement(),
                row.getAgreementEdition(),
                row.getTarget(),
                row.getCalendar(),
                row.getDueAt(),
                row.getProvisional(),
                late(row, clock.instant()),
                row.getPausedAt(),
                row.getPauseReason(),
                contact ? null : row.getPauseNote(),
                row.getFulfilledAt(),
                contact ? null : row.getFulfilledBy(),
                row.getResult(),
                row.getFulfilments(),
                row.getClosedAt(),
                row.getConfirmed(),
                row.getReason(),
                row.getReopenCount(),
                row.getUrgeCount(),
                row.getUrgeCount() == 0 ? List.of() : repository.urgings(row.getId()),
                !contact && approval(row),
                moves(row, tasks));
    }

    private boolean approval(RequestRecord row) {
        var item = item(row);
        return row.getSubmittedAt() != null
                && item != null
                && !item.facts().approval().isEmpty();
    }

    static boolean late(RequestRecord row, Instant now) {
        var due = row.getDueAt();
        var done = row.getFulfilledAt();
        return due != null && (done == null ? state(row).open() && now.isAfter(due) : done.isAfter(due));
    }

    private List<AnswerView> answers(RequestRecord row) {
        var given = repository.answers(row);
        var answers = new ArrayList<AnswerView>();
        for (var field : form(row)) {
            var value = given.get(field.name());
            if (value != null) {
                answers.add(answer(field, value));
            }
        }
        return answers;
    }

    private static AnswerView answer(FormField field, String value) {
        var zh = text(field, value, true);
        var plain = field.type() == FieldType.FILE ? StoredFile.number(value) : value;
        return new AnswerView(
                field.name(), field.type(), field.label(), field.labelEn(), plain, zh, text(field, value, false));
    }

    private static String text(FormField field, String value, boolean chinese) {
        return switch (field.type()) {
            case FILE -> StoredFile.name(value);
            case CHOICE ->
                field.options().stream()
                        .filter(option -> option.value().equals(value))
                        .map(option -> option.label(chinese))
                        .findFirst()
                        .orElse(value);
            case TEXT, LONG_TEXT, NUMBER, DATE, PERSON -> value;
        };
    }

    private TaskView task(RequestRecord row, TaskRecord task, boolean contact) {
        var state = TaskView.State.valueOf(task.getState());
        var mine = state == TaskView.State.READY && state(row) == RequestState.IN_FULFILMENT && mine(row, task);
        return new TaskView(
                task.getPlace(),
                task.getName(),
                task.getNameEn(),
                contact ? null : task.getRole(),
                contact ? null : task.getDepartment(),
                state,
                mine,
                contact ? null : task.getDoneBy(),
                contact ? null : task.getDoneByName(),
                task.getDoneAt(),
                contact ? null : task.getNote());
    }

    private List<RequestView.OpenMove> moves(RequestRecord row, List<TaskRecord> tasks) {
        var place = place(row);
        var ready = tasks.stream()
                .filter(task -> task.getState().equals(TaskView.State.READY.name()))
                .findFirst();
        return Arrays.stream(RequestMove.values())
                .filter(move -> move.from().contains(state(row)))
                .filter(move -> access.may(move.permission(), place))
                .filter(move -> switch (move) {
                    case COMPLETION -> ready.isPresent() && mine(row, ready.get());
                    case FULFILMENT -> ready.isEmpty();
                    case REPLY -> waitsForCustomer(row);
                    case CLOSURE -> !access.actor().login().equals(row.getFulfilledBy());
                    default -> true;
                })
                .map(move -> new RequestView.OpenMove(
                        move.name(),
                        "/api/v1/requests/" + RequestKey.code(row.getId()) + "/" + move.noun(),
                        move.requires()))
                .toList();
    }

    static RequestLine line(RequestRecord row, boolean contact, Instant now) {
        return new RequestLine(
                RequestKey.code(row.getId()),
                row.getVersion(),
                row.getTitle(),
                state(row),
                row.getItem(),
                row.getItemName(),
                row.getItemNameEn(),
                row.getProject(),
                row.getCustomer(),
                row.getRequesterName(),
                contact ? null : row.getAssignee(),
                contact ? null : row.getAssigneeName(),
                row.getCreatedAt(),
                row.getSubmittedAt(),
                row.getDueAt(),
                late(row, now),
                row.getFulfilledAt(),
                row.getClosedAt());
    }

    /** Whom it waits for besides the one who has it in hand. */
    static Set<String> awaited(RequestRecord row, List<TaskRecord> tasks, People people) {
        return state(row) != RequestState.IN_FULFILMENT || row.getAssignee() != null
                ? Set.of()
                : tasks.stream()
                        .filter(task -> task.getState().equals(TaskView.State.READY.name()))
                        .map(task -> people.awaited(task.getRole(), row.getProject()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(Set.of());
    }
}
