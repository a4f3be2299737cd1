package org.hengwei.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.feedback.CustomerVoice;
import org.hengwei.journal.Journal;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestCare;
import org.hengwei.requests.RequestFilter;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestSort;
import org.hengwei.requests.RequestState;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.TaskView;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a customer's contact asks for and what becomes of it: the same verbs and checks as staff's pages, seen from outside. */
@Service
public class PortalRequests {

    private static final Set<RequestMove> HIS = EnumSet.of(
            RequestMove.SUBMISSION,
            RequestMove.URGING,
            RequestMove.REPLY,
            RequestMove.CLOSURE,
            RequestMove.REOPENING,
            RequestMove.CANCELLATION);

    private static final int MOST = 10;

    private final Caller caller;
    private final Requests requests;
    private final RequestQueue queue;
    private final Fulfilment fulfilment;
    private final RequestCare care;
    private final CustomerVoice voice;
    private final Journal journal;

    PortalRequests(
            Caller caller,
            Requests requests,
            RequestQueue queue,
            Fulfilment fulfilment,
            RequestCare care,
            CustomerVoice voice,
            Journal journal) {
        this.caller = caller;
        this.requests = requests;
        this.queue = queue;
        this.fulfilment = fulfilment;
        this.care = care;
        this.voice = voice;
        this.journal = journal;
    }

    /** What he may order, by code. */
    public List<OfferedItem> items() {
        caller.customer();
        return requests.requestable().stream()
                .sorted(Comparator.comparing(OfferedItem::code))
                .toList();
    }

    public OfferedItem item(String code) {
        return items().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(code));
    }

    /** The form a draft keeps, which may be of an earlier edition than is offered now. */
    public OfferedItem itemOf(String number) {
        find(number);
        return Objects.requireNonNull(queue.item(RequestKey.of(number)));
    }

    /** Whom a form may name. */
    public Map<String, String> nameable() {
        return queue.nameable(caller.customer());
    }

    /** Those of his organisation, newest first. */
    public Slice<RequestLine> list(@Nullable String state, @Nullable String cursor, int limit) {
        var filter = new RequestFilter(state, null, caller.customer(), null, null, null, null, null);
        return queue.list(filter, RequestSort.NEWEST, cursor, limit, false);
    }

    /** Those that wait for an answer or a confirmation of his organisation; the newest of each. */
    public List<RequestLine> waiting() {
        var waiting =
                new ArrayList<>(list(RequestState.FULFILLED.name(), null, MOST).items());
        list(RequestState.PENDING.name(), null, MOST).items().stream()
                .filter(line -> queue.find(RequestKey.of(line.number())).waitsForCustomer())
                .forEach(waiting::add);
        return waiting;
    }

    /** Refused as not found unless it is his organisation's. */
    public PortalRequest find(String number) {
        var customer = caller.customer();
        var request = queue.find(RequestKey.of(number));
        if (!customer.equals(request.customer())) {
            throw Refused.notFound(number);
        }
        return shown(request);
    }

    private PortalRequest shown(RequestView request) {
        var subject = new Subject(RequestKey.KIND, request.number());
        return new PortalRequest(
                request.number(),
                request.version(),
                request.title(),
                request.description(),
                request.state(),
                request.item(),
                request.itemName(),
                request.itemNameEn(),
                request.project(),
                request.requesterName(),
                request.answers(),
                request.tasks().stream().map(PortalRequests::step).toList(),
                request.createdAt(),
                request.submittedAt(),
                request.dueAt(),
                request.late(),
                request.waitsForCustomer(),
                request.fulfilledAt(),
                request.result(),
                request.closedAt(),
                request.reason(),
                request.urgeCount(),
                HIS.stream().filter(request::open).toList(),
                voice.rating(subject),
                caller.progress(subject),
                caller.comments(subject));
    }

    private static PortalRequest.Step step(TaskView task) {
        return new PortalRequest.Step(task.name(), task.nameEn(), task.state() == TaskView.State.DONE, task.doneAt());
    }

    /** Asks in one step; refused field by field like staff's form. */
    public PortalRequest ask(SubmitRequest asked) {
        item(String.valueOf(asked.item()));
        return find(requests.submit(asked).number());
    }

    /** Keeps what was typed and uploaded, right or wrong. */
    public PortalRequest draft(SubmitRequest asked) {
        item(String.valueOf(asked.item()));
        return find(requests.draft(asked).number());
    }

    /** Rewrites a draft. */
    public PortalRequest change(RequestKey key, SubmitRequest asked) {
        find(key.code());
        return find(requests.change(key, asked).number());
    }

    public PortalRequest submit(RequestKey key) {
        find(key.code());
        return find(requests.submit(key).number());
    }

    /** Says something to those who work on it. */
    public PortalRequest comment(String number, @Nullable String text) {
        find(number);
        new Checks().present(text, "text").refuse();
        journal.comment(new Subject(RequestKey.KIND, number), Objects.requireNonNull(text), Audience.CUSTOMER);
        return find(number);
    }

    public PortalRequest urge(RequestKey key, @Nullable String note) {
        find(key.code());
        return find(care.urge(key, null, note).number());
    }

    /** Gives what it waits for. */
    public PortalRequest reply(RequestKey key, @Nullable String text) {
        find(key.code());
        return find(care.reply(key, text).number());
    }

    /** Confirms that it is done, which closes it. */
    public PortalRequest confirm(RequestKey key, @Nullable String note) {
        find(key.code());
        return find(fulfilment.close(key, note).number());
    }

    public PortalRequest reopen(RequestKey key, @Nullable String reason) {
        find(key.code());
        return find(fulfilment.reopen(key, reason).number());
    }

    public PortalRequest cancel(RequestKey key, @Nullable String reason) {
        find(key.code());
        return find(requests.cancel(key, reason).number());
    }

    /** Says how well it was done; "not solved" opens it again. */
    public PortalRequest rate(
            String number, @Nullable Boolean solved, @Nullable Integer score, @Nullable String comment) {
        find(number);
        voice.rate(new Subject(RequestKey.KIND, number), solved, score, comment);
        return find(number);
    }
}
