package org.hengwei.requests;

import static java.util.Objects.requireNonNullElse;

import java.util.Objects;
import java.util.function.Predicate;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.requests.db.RequestRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a row of what somebody asks for: whose project it is, which item, and what is copied as of now. */
@Component
class Intake {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_ANSWERS = 100;

    private final Customers customers;
    private final Catalog catalog;
    private final Access access;
    private final Acts acts;

    Intake(Customers customers, Catalog catalog, Access access, Acts acts) {
        this.customers = customers;
        this.catalog = catalog;
        this.access = access;
        this.acts = acts;
    }

    RequestRecord row(SubmitRequest typed) {
        access.demand(RequestPermission.SUBMIT);
        check(typed);
        var actor = access.actor();
        var row = new RequestRecord();
        row.setState(RequestState.DRAFT.name());
        row.setAnswers(JSONB.valueOf("{}"));
        row.setReporter(actor.login());
        row.setReporterName(actor.name());
        row.setCreatedAt(acts.now());
        row.setProvisional(false);
        row.setFulfilments(0);
        row.setReopenCount(0);
        row.setSource(typed.source());
        row.setExternalId(typed.externalId());
        write(row, typed);
        return row;
    }

    void rewrite(RequestRecord row, SubmitRequest typed) {
        check(typed);
        write(row, typed);
    }

    private static void check(SubmitRequest typed) {
        var checks = new Checks()
                .present(typed.project(), "project")
                .that(typed.item() != null || given(typed.title()) != null, "title", "shared.required")
                .atMost(typed.title(), LONGEST_TITLE, "title")
                .atMost(typed.description(), LONGEST_TEXT, "description")
                .atMost(typed.requesterName(), 120, "requesterName")
                .atMost(typed.requesterPhone(), 40, "requesterPhone")
                .atMost(typed.externalId(), 500, "externalId")
                .that((typed.source() == null) == (typed.externalId() == null), "externalId", "shared.required");
        typed.answers()
                .forEach((field, answer) -> checks.that(
                        answer.length() <= LONGEST_TEXT,
                        FormAnswers.at(field),
                        "requests.answer.long",
                        field,
                        LONGEST_TEXT));
        checks.that(typed.answers().size() <= MOST_ANSWERS, "answers", "requests.refused.answers", MOST_ANSWERS)
                .refuse();
    }

    private void write(RequestRecord row, SubmitRequest typed) {
        var actor = access.actor();
        var project = project(Objects.requireNonNull(typed.project()).strip());
        if (!project.open()) {
            throw Refused.field("project", "requests.refused.project-closed", project.code());
        }
        var item = typed.item() == null ? null : item(typed.item());
        name(row, item);
        var title = given(typed.title());
        row.setTitle(title != null ? title : item == null ? "" : item.facts().label(zh()));
        row.setDescription(requireNonNullElse(given(typed.description()), ""));
        row.setProject(project.code());
        row.setCustomer(project.customer());
        row.setDepartment(project.department());
        if (given(typed.service()) != null) {
            row.setService(catalog.offered(String.valueOf(typed.service())).code());
        }
        row.setChannel(channel(typed.channel()).name());
        row.setRequester(actor.isContact() ? actor.login() : given(typed.requester()));
        var name = given(typed.requesterName());
        row.setRequesterName(name == null && actor.isContact() ? actor.name() : name);
        row.setRequesterPhone(given(typed.requesterPhone()));
    }

    private boolean zh() {
        return access.actor().language().startsWith("zh");
    }

    private RequestChannel channel(@Nullable RequestChannel said) {
        if (access.actor().isContact()) {
            return RequestChannel.PORTAL;
        }
        return said == null ? RequestChannel.OTHER : said;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Refused alike whether there is none of that code or the actor may not ask for it. */
    ProjectInBrief project(String code) {
        return customers
                .findProject(code)
                .filter(project -> access.may(RequestPermission.SUBMIT, project.whereabouts()))
                .orElseThrow(() -> Refused.field("project", "requests.refused.project-unknown", code));
    }

    /** Refused alike whether it is not offered, or not to customers. */
    OfferedItem item(String code) {
        return catalog.item(code.strip())
                .filter(orderable())
                .orElseThrow(() -> Refused.field("item", "requests.refused.item-unknown", code));
    }

    /** Whether the actor may ask for an item: a contact for what is offered to customers and belongs to an agreed service. */
    Predicate<OfferedItem> orderable() {
        var customer = access.actor().customer();
        if (!access.actor().isContact() || customer == null) {
            return _ -> true;
        }
        var agreed = customers.agreedServices(customer);
        return item -> item.forCustomers()
                && (agreed.isEmpty()
                        || item.facts().service() == null
                        || agreed.contains(item.facts().service()));
    }

    static void name(RequestRecord row, @Nullable OfferedItem item) {
        row.setItem(item == null ? null : item.code());
        row.setItemEdition(item == null ? null : item.edition());
        row.setItemName(item == null ? null : item.facts().name());
        row.setItemNameEn(item == null ? null : item.facts().nameEn());
        if (item != null) {
            row.setService(item.facts().service());
        }
    }
}
