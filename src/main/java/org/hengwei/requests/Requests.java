package org.hengwei.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.approvals.Approvals;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.FieldType;
import org.hengwei.catalog.FormField;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.journal.Journal;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Making requests (R182): a draft takes anything, sending it holds it against its form; then its approvers are asked, or
 * fulfilment begins. What follows is {@link Fulfilment}; reading is {@link RequestQueue}.
 */
@Service
@Transactional
public class Requests {

    private static final int LONGEST_REASON = 2_000;

    private final RequestRepository repository;
    private final Acts acts;
    private final RequestViews views;
    private final Intake intake;
    private final FormAnswers forms;
    private final People people;
    private final Catalog catalog;
    private final Approvals approvals;
    private final Journal journal;
    private final Access access;

    Requests(
            RequestRepository repository,
            Acts acts,
            RequestViews views,
            Intake intake,
            FormAnswers forms,
            People people,
            Catalog catalog,
            Approvals approvals,
            Journal journal,
            Access access) {
        this.repository = repository;
        this.acts = acts;
        this.views = views;
        this.intake = intake;
        this.forms = forms;
        this.people = people;
        this.catalog = catalog;
        this.approvals = approvals;
        this.journal = journal;
        this.access = access;
    }

    /**
     * Makes a request and sends it in one step, for desk, mail and portal. A contact asks for projects of his own customer only,
     * and for items offered to customers. The same number from the same source gives the request there is already.
     *
     * @throws Refused naming each input that is missing or wrong: {@code project}, {@code item}, {@code answers.<field>}
     */
    public RequestView submit(SubmitRequest typed) {
        var source = typed.source();
        var externalId = typed.externalId();
        if (source != null && externalId != null) {
            var there = repository.fromOutside(source, externalId);
            if (there.isPresent()) {
                views.reveal(there.get());
                return views.of(there.get());
            }
        }
        return send(make(typed));
    }

    /** Keeps what was typed so far, right or wrong; only its maker sees it. Refused without a project, or for an unknown item. */
    public RequestView draft(SubmitRequest typed) {
        return views.of(make(typed));
    }

    private RequestRecord make(SubmitRequest typed) {
        var row = repository.insert(intake.row(typed));
        acts.tell(new RequestEvent.Drafted(RequestKey.subject(row.getId()), acts.now(), row.getTitle()));
        answer(row, typed.answers(), typed.files());
        return row;
    }

    /** Replaces what a draft says; files given earlier stay unless their field gets another. */
    public RequestView change(RequestKey key, SubmitRequest typed) {
        var row = acts.open(key, RequestMove.SUBMISSION);
        intake.rewrite(row, typed);
        answer(row, typed.answers(), typed.files());
        return acts.done(row, new RequestEvent.Changed(RequestKey.subject(row.getId()), acts.now(), row.getTitle()));
    }

    /** Sends a draft. Refused field by field; the draft stays as it is then. */
    public RequestView submit(RequestKey key) {
        return send(acts.open(key, RequestMove.SUBMISSION));
    }

    /**
     * The desk says what a request in words is: its form is held against the answers as if it had been sent so.
     *
     * @throws Refused without item, and field by field
     */
    public RequestView classify(RequestKey key, SubmitRequest typed) {
        var row = acts.open(key, RequestMove.CLASSIFICATION);
        new Checks().present(typed.item(), "item").refuse();
        var item = intake.item(Objects.requireNonNull(typed.item()));
        Intake.name(row, item);
        answer(row, typed.answers(), typed.files());
        acts.tell(
                new RequestEvent.Classified(RequestKey.subject(row.getId()), acts.now(), item.code(), item.edition()));
        return send(row);
    }

    /** What cannot be done for the one who asks. Refused without a reason. */
    public RequestView reject(RequestKey key, @Nullable String reason) {
        var row = acts.open(key, RequestMove.REJECTION);
        return rejected(row, given(reason));
    }

    private RequestView rejected(RequestRecord row, String reason) {
        row.setState(RequestState.REJECTED.name());
        row.setRejectedAt(acts.now());
        row.setReason(reason);
        return acts.done(row, new RequestEvent.Rejected(RequestKey.subject(row.getId()), acts.now(), reason));
    }

    private static String given(@Nullable String reason) {
        new Checks()
                .present(reason, "reason")
                .atMost(reason, LONGEST_REASON, "reason")
                .refuse();
        return Objects.requireNonNull(reason).strip();
    }

    /** Not wanted any more; a round of approval that runs is withdrawn. */
    public RequestView cancel(RequestKey key, @Nullable String reason) {
        var row = acts.open(key, RequestMove.CANCELLATION);
        var why = given(reason);
        var asked = RequestViews.state(row) == RequestState.APPROVAL_PENDING;
        row.setState(RequestState.CANCELLED.name());
        row.setCancelledAt(acts.now());
        row.setReason(why);
        acts.stop(row);
        var after = acts.done(row, new RequestEvent.Cancelled(RequestKey.subject(row.getId()), acts.now(), why));
        if (asked) {
            access.byRule("requests.rule.cancel", () -> approvals.withdraw(RequestKey.subject(row.getId()), why));
        }
        return after;
    }

    private void answer(RequestRecord row, Map<String, String> typed, List<Upload> files) {
        var form = views.form(row);
        var before = repository.answers(row);
        var answers = new LinkedHashMap<>(typed);
        for (var field : form) {
            if (field.type() == FieldType.FILE) {
                answers.remove(field.name());
                var kept = before.get(field.name());
                if (kept != null && StoredFile.is(kept)) {
                    answers.put(field.name(), kept);
                }
            }
        }
        files.forEach(file -> answers.put(file.field(), store(row, form, file)));
        repository.answer(row, answers);
        repository.update(row);
    }

    private String store(RequestRecord row, List<FormField> form, Upload file) {
        var at = FormAnswers.at(file.field());
        if (form.stream()
                .noneMatch(
                        field -> field.type() == FieldType.FILE && field.name().equals(file.field()))) {
            throw Refused.field(at, "requests.answer.unknown", file.field());
        }
        try {
            var subject = RequestKey.subject(row.getId());
            var stored = journal.attach(subject, file.name(), file.content(), Audience.CUSTOMER);
            return StoredFile.of(stored.id(), stored.name());
        } catch (Refused refused) {
            throw Refused.invalid(refused.problems().stream()
                    .map(problem -> new Refused.Problem(at, problem.key(), problem.args()))
                    .toList());
        }
    }

    private RequestView send(RequestRecord row) {
        var now = acts.now();
        var first = row.getSubmittedAt() == null;
        var item = views.item(row);
        if (item == null) {
            row.setSubmittedAt(now);
            row.setState(RequestState.NEW.name());
            return acts.done(row, submitted(row));
        }
        var form = item.facts().form();
        var answers = repository.answers(row);
        forms.check(form, answers, row.getCustomer()).refuse();
        repository.answer(row, FormAnswers.asked(form, answers));
        row.setSubmittedAt(first ? now : row.getSubmittedAt());
        if (item.facts().approval().isEmpty()) {
            if (first) {
                acts.tell(submitted(row));
            }
            return acts.begin(row, item);
        }
        return ask(row, item, first);
    }

    private RequestView ask(RequestRecord row, OfferedItem item, boolean first) {
        var project = intake.project(row.getProject());
        var asking = new ArrayList<String>();
        asking.add(access.actor().login());
        asking.add(row.getReporter());
        if (row.getRequester() != null) {
            asking.add(row.getRequester());
        }
        var steps = people.signers(item.facts().approval(), project, asking);
        row.setState(RequestState.APPROVAL_PENDING.name());
        repository.update(row);
        if (first) {
            acts.tell(submitted(row));
        }
        var code = RequestKey.code(row.getId());
        approvals.open(
                RequestKey.subject(row.getId()),
                code + " " + row.getTitle(),
                "/requests/" + code,
                RequestViews.place(row),
                steps);
        acts.work(row);
        return views.of(row);
    }

    private RequestEvent submitted(RequestRecord row) {
        return new RequestEvent.Submitted(
                RequestKey.subject(row.getId()),
                acts.now(),
                row.getTitle(),
                row.getItem(),
                row.getProject(),
                row.getCustomer());
    }

    /** All have agreed. */
    void approved(RequestKey key) {
        var row = repository.lock(key.id());
        if (RequestViews.state(row) == RequestState.APPROVAL_PENDING) {
            row.setApprovedAt(acts.now());
            acts.tell(new RequestEvent.Approved(RequestKey.subject(row.getId()), acts.now()));
            acts.begin(row, Objects.requireNonNull(views.item(row)));
        }
    }

    void refused(RequestKey key, String reason) {
        var row = repository.lock(key.id());
        if (RequestViews.state(row) == RequestState.APPROVAL_PENDING) {
            rejected(row, reason);
        }
    }

    void takenBack(RequestKey key, String reason) {
        var row = repository.lock(key.id());
        if (RequestViews.state(row) == RequestState.APPROVAL_PENDING) {
            row.setState(RequestState.DRAFT.name());
            row.setReason(reason);
            acts.done(row, new RequestEvent.TakenBack(RequestKey.subject(row.getId()), acts.now(), reason));
        }
    }

    /** The items the actor may ask for now; a contact those of services his organisation's contracts name, if they name any. */
    @Transactional(readOnly = true)
    public List<OfferedItem> requestable() {
        access.demand(RequestPermission.SUBMIT);
        return catalog.items().stream().filter(intake.orderable()).toList();
    }
}
