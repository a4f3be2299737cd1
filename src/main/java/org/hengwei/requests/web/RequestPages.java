package org.hengwei.requests.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.customers.Customers;
import org.hengwei.people.People;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestCare;
import org.hengwei.requests.RequestFilter;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** The queue of requests and the page of one, from which every move is made. */
@Controller
class RequestPages {

    private static final int ROWS = 50;
    private static final List<String> NARROWING =
            List.of("state", "project", "customer", "item", "assignee", "requester", "clock", "q", "sort");

    private final Requests requests;
    private final Fulfilment fulfilment;
    private final RequestCare care;
    private final RequestQueue queue;
    private final Catalog catalog;
    private final Customers customers;
    private final People people;
    private final Forms forms;

    RequestPages(
            Requests requests,
            Fulfilment fulfilment,
            RequestCare care,
            RequestQueue queue,
            Catalog catalog,
            Customers customers,
            People people,
            Forms forms) {
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.care = care;
        this.queue = queue;
        this.catalog = catalog;
        this.customers = customers;
        this.people = people;
        this.forms = forms;
    }

    @GetMapping("/requests")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = query.isEmpty() ? Typed.nothing().otherwise("state", RequestFilter.OPEN) : Typed.of(query);
        var cursor = typed.text("cursor");
        var filter = forms.read(typed, RequestFilter.class);
        var slice =
                queue.list(filter, RequestApi.sort(typed.text("sort")), cursor.isEmpty() ? null : cursor, ROWS, false);
        return Page.of(ui, "requests/queue")
                .with("slice", slice)
                .with("typed", typed)
                .with("customers", customerNames(slice.items()))
                .with("base", base(typed));
    }

    private Map<String, String> customerNames(List<RequestLine> lines) {
        return customers.customerNames(lines.stream()
                .map(RequestLine::customer)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet()));
    }

    private static String base(Typed typed) {
        return NARROWING.stream()
                .filter(name -> !typed.text(name).isEmpty())
                .map(name -> name + "=" + UriUtils.encode(typed.text(name), UTF_8) + "&")
                .collect(Collectors.joining("", "/requests?", ""));
    }

    @GetMapping("/requests/{code:REQ-\\d+}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(code, Typed.nothing(), "", ui);
    }

    private Page record(String code, Typed typed, String tried, Ui ui) {
        var request = queue.find(RequestKey.of(code));
        return Page.of(ui, "requests/request")
                .with("request", request)
                .with("typed", typed)
                .with("tried", tried)
                .with(
                        "project",
                        customers
                                .findProject(request.project())
                                .map(p -> p.name())
                                .orElse(""))
                .with(
                        "customers",
                        customers.customerNames(request.customer() == null ? List.of() : List.of(request.customer())))
                .with("names", people.names(logins(request)))
                .with("staff", request.open(RequestMove.ASSIGNMENT) ? people.staff() : Map.<String, String>of())
                .with("reasons", reasons(ui));
    }

    private static List<String> logins(RequestView request) {
        var logins = new ArrayList<String>();
        Stream.of(request.fulfilledBy(), request.requester(), request.assignee())
                .flatMap(Stream::ofNullable)
                .forEach(logins::add);
        request.answers().forEach(answer -> logins.add(answer.value()));
        return logins;
    }

    private Map<String, String> reasons(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        catalog.choices(ChoiceList.PAUSE).forEach(one -> options.put(one.code(), one.label(ui.chinese())));
        return options;
    }

    @PostMapping("/requests/{code:REQ-\\d+}/{noun:[a-z]+}")
    ModelAndView make(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var move = RequestMove.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
        var typed = Typed.of(form);
        try {
            var key = RequestKey.of(code, Versions.of(typed.text("version")));
            forms.read(typed, MoveInput.class).make(move, key, requests, fulfilment, care);
            return Page.redirect("/requests/" + code);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return record(code, typed, noun, ui).refused(refused);
        }
    }
}
