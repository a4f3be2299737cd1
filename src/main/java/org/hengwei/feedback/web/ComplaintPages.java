package org.hengwei.feedback.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.feedback.ComplaintChannel;
import org.hengwei.feedback.ComplaintFilter;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintKey;
import org.hengwei.feedback.ComplaintState;
import org.hengwei.feedback.ComplaintView;
import org.hengwei.feedback.Complaints;
import org.hengwei.feedback.FeedbackPermission;
import org.hengwei.feedback.ReceiveComplaint;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of complaints, the page of one with its next step, and the form. */
@Controller
class ComplaintPages {

    private static final int ROWS = 50;
    private static final String CODE = "{code:CP-\\d+}";

    private final Complaints complaints;
    private final Customers customers;
    private final People people;
    private final Access access;
    private final Clock clock;

    ComplaintPages(Complaints complaints, Customers customers, People people, Access access, Clock clock) {
        this.complaints = complaints;
        this.customers = customers;
        this.people = people;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/complaints")
    ModelAndView list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var filter = new ComplaintFilter(state.equals("OPEN"), known(state), null, project, null);
        var slice = complaints.list(filter, cursor, ROWS, false);
        var codes =
                slice.items().stream().map(ComplaintView::customer).distinct().toList();
        return Page.of(ui, "feedback/complaints")
                .with("slice", slice)
                .with("customers", customers.customerNames(codes))
                .with("state", state)
                .with("first", cursor == null)
                .with("now", clock.instant());
    }

    private static @Nullable ComplaintState known(String state) {
        return Arrays.stream(ComplaintState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
    }

    /** Refused on field {@code status} for a word that is no state. */
    static ComplaintState state(String word) {
        var state = known(word);
        if (state == null) {
            throw Refused.field("status", "feedback.refused.no-state", word);
        }
        return state;
    }

    @GetMapping("/complaints/new")
    ModelAndView form(@RequestParam Map<String, String> typed, Ui ui) {
        access.demand(FeedbackPermission.COMPLAIN);
        return form(ui, typed);
    }

    private Page form(Ui ui, Map<String, String> typed) {
        var projects = new LinkedHashMap<String, String>();
        var visible = access.visibility(FeedbackPermission.COMPLAIN);
        customers.projects().stream()
                .filter(project -> project.open() && !project.imported() && visible.sees(project.whereabouts()))
                .forEach(project -> projects.put(project.code(), project.code() + " " + project.name()));
        var names = new LinkedHashMap<String, String>();
        customers.projects().stream()
                .filter(project -> projects.containsKey(project.code()))
                .forEach(project -> names.put(project.customer(), project.customerName()));
        return Page.of(ui, "feedback/complaint-form")
                .with("projects", projects)
                .with("customers", names)
                .with("channels", words(ui, ComplaintChannel.values(), "feedback.channel."))
                .with("typed", typed);
    }

    private static Map<String, String> words(Ui ui, Enum<?>[] values, String key) {
        var words = new LinkedHashMap<String, String>();
        Arrays.stream(values).forEach(one -> words.put(one.name(), ui.t(key + one.name())));
        return words;
    }

    @PostMapping("/complaints")
    ModelAndView receive(@RequestParam Map<String, String> typed, Ui ui) {
        try {
            return Page.redirect(
                    "/complaints/" + complaints.receive(complaint(typed, ui)).number());
        } catch (Refused refused) {
            return form(ui, typed).refused(refused);
        }
    }

    private static ReceiveComplaint complaint(Map<String, String> typed, Ui ui) {
        return new ReceiveComplaint(
                text(typed, "title"),
                text(typed, "content"),
                Arrays.stream(ComplaintChannel.values())
                        .filter(one -> one.name().equals(typed.get("channel")))
                        .findFirst()
                        .orElse(null),
                text(typed, "customer"),
                text(typed, "project"),
                text(typed, "complainant"),
                text(typed, "phone"),
                instant(text(typed, "receivedAt"), ui),
                text(typed, "about"),
                null);
    }

    private static @Nullable Instant instant(@Nullable String text, Ui ui) {
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text).atZone(ui.zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw Refused.field("receivedAt", "feedback.refused.date-time", text == null ? "" : text);
        }
    }

    private static @Nullable String text(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        return text.isEmpty() ? null : text;
    }

    @GetMapping("/complaints/" + CODE)
    ModelAndView complaint(@PathVariable String code, Ui ui) {
        return page(code, Map.of(), ui);
    }

    private Page page(String code, Map<String, String> typed, Ui ui) {
        var complaint = complaints.find(ComplaintKey.of(code));
        var logins = new HashSet<String>();
        for (var login : Arrays.asList(
                complaint.receivedBy(),
                complaint.handler(),
                complaint.analysedBy(),
                complaint.resolvedBy(),
                complaint.calledBackBy())) {
            if (login != null) {
                logins.add(login);
            }
        }
        return Page.of(ui, "feedback/complaint")
                .with("complaint", complaint)
                .with("names", people.names(logins))
                .with(
                        "customer",
                        customers
                                .customerNames(java.util.List.of(complaint.customer()))
                                .getOrDefault(complaint.customer(), complaint.customer()))
                .with("project", complaint.project() == null ? null : project(complaint.project()))
                .with("grades", words(ui, ComplaintGrade.values(), "feedback.grade."))
                .with("handlers", handlers(complaint))
                .with("typed", typed)
                .with("now", clock.instant());
    }

    private @Nullable String project(String code) {
        return customers.findProject(code).map(ProjectInBrief::name).orElse(null);
    }

    private Map<String, String> handlers(ComplaintView complaint) {
        var all = new LinkedHashMap<>(
                people.staff(Role.PROJECT_MANAGER, Role.OM_MANAGER, Role.OM_SUPERVISOR, Role.OPERATIONS_GM));
        if (complaint.project() != null) {
            all.putAll(people.team(complaint.project()));
        }
        return all;
    }

    @PostMapping("/complaints/" + CODE + "/{move:[a-z]+}")
    ModelAndView move(
            @PathVariable String code, @PathVariable String move, @RequestParam Map<String, String> typed, Ui ui) {
        var key = ComplaintKey.of(code);
        return done(code, typed, ui, () -> switch (move) {
            case "grading" ->
                complaints.grade(
                        key,
                        Arrays.stream(ComplaintGrade.values())
                                .filter(one -> one.name().equals(typed.get("grade")))
                                .findFirst()
                                .orElse(null));
            case "assignment" -> complaints.assign(key, text(typed, "handler"));
            case "answer" -> complaints.answer(key, text(typed, "answer"));
            case "feedback" -> complaints.feedBack(key, text(typed, "feedback"));
            case "analysis" -> complaints.analyse(key, text(typed, "analysis"));
            case "resolution" -> complaints.resolve(key, text(typed, "cause"), text(typed, "measure"));
            case "callback" ->
                complaints.callBack(
                        key,
                        text(typed, "satisfied") == null ? null : Boolean.valueOf(typed.get("satisfied")),
                        text(typed, "word"));
            case "withdrawal" -> complaints.withdraw(key, text(typed, "reason"));
            default -> throw Refused.notFound(move);
        });
    }

    private ModelAndView done(String code, Map<String, String> typed, Ui ui, Supplier<ComplaintView> deed) {
        try {
            return Page.redirect("/complaints/" + deed.get().number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return page(code, typed, ui).refused(refused);
        }
    }
}
