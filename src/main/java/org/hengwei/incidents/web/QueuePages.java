package org.hengwei.incidents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengwei.incidents.AssignIncident;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentPermission;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.Tier;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** The queue, its live rows, bulk assignment, and what is on my own desk. */
@Controller
class QueuePages {

    private static final int ROWS = 50;
    private static final List<String> FILTERS = List.of(
            "status", "project", "customer", "assignee", "team", "tier", "priority", "clock", "q", "sort", "cursor");

    private final Incidents incidents;
    private final IncidentQueue queue;
    private final IncidentChoices choices;
    private final Clock clock;

    QueuePages(Incidents incidents, IncidentQueue queue, IncidentChoices choices, Clock clock) {
        this.incidents = incidents;
        this.queue = queue;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/incidents")
    ModelAndView queue(@RequestParam Map<String, String> query, Ui ui) {
        return page(new Typed(query), ui, null);
    }

    private Page page(Typed query, Ui ui, @Nullable Refused refused) {
        var slice = slice(query);
        return Page.of(ui, "incidents/queue")
                .with("slice", slice)
                .with("query", query)
                .with("base", address("/incidents", query, false))
                .with("live", address("/incidents/rows", query, true))
                .with("now", now())
                .with("choices", choices)
                .with("refused", refused);
    }

    /** The rows alone, asked for every 15 seconds; answered 304 while nothing has changed. */
    @GetMapping("/incidents/rows")
    @Nullable
    ModelAndView rows(
            @RequestParam Map<String, String> query, Ui ui, ServletWebRequest request, HttpServletResponse response) {
        var slice = slice(new Typed(query));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (request.checkNotModified(tag(slice, ui))) {
            return null;
        }
        return Page.of(ui, "incidents/rows")
                .with("lines", slice.items())
                .with("now", now())
                .with("bulk", ui.may(IncidentPermission.ASSIGN));
    }

    /** Changes with any row shown, and once a minute for the bars. */
    private String tag(Slice<IncidentLine> slice, Ui ui) {
        var rows = slice.items().stream()
                .map(line -> line.number() + line.version())
                .collect(Collectors.joining(","));
        return Integer.toHexString((rows + ui.locale() + clock.instant().getEpochSecond() / 60).hashCode());
    }

    @PostMapping("/incidents/assignment")
    ModelAndView assign(
            @RequestParam(required = false) @Nullable List<String> number,
            @RequestParam Map<String, String> form,
            Ui ui) {
        var typed = new Typed(form);
        try {
            if (number == null || number.isEmpty()) {
                throw Refused.invalid("incidents.refused.none-chosen");
            }
            var to = new AssignIncident(
                    typed.constant("tier", Tier.class), typed.given("team"), typed.given("assignee"));
            incidents.assignAll(number.stream().map(IncidentKey::of).toList(), to);
            return Page.redirect(typed.text("back").startsWith("/incidents") ? typed.text("back") : "/incidents");
        } catch (Refused refused) {
            return page(Typed.nothing(), ui, refused).refused(refused);
        }
    }

    /** Options of a filter, fetched when it is opened, so that the queue itself stays small. */
    @GetMapping("/incidents/choices/{what}")
    ModelAndView options(@PathVariable String what, @RequestParam Map<String, String> query, Ui ui) {
        var options = switch (what) {
            case "project" -> choices.projects(null);
            case "assignee" -> choices.people();
            case "team" -> choices.teams();
            default -> throw Refused.notFound(what);
        };
        return Page.of(ui, "incidents/options").with("options", options).with("value", query.getOrDefault(what, ""));
    }

    @GetMapping("/incidents/mine")
    ModelAndView mine(Ui ui) {
        var login = ui.access().actor().login();
        var mine = queue.list(IncidentFilter.openOf(login), IncidentSort.DUE, null, 100, false);
        var triage = queue.list(
                new IncidentFilter("NEW", null, null, "none", null, null, null, null, null, null, null, null),
                IncidentSort.OLDEST,
                null,
                20,
                false);
        return Page.of(ui, "incidents/mine")
                .with("mine", mine.items())
                .with("triage", triage.items())
                .with("now", now());
    }

    private Slice<IncidentLine> slice(Typed query) {
        var status = query.text("status", IncidentFilter.OPEN);
        var filter = new IncidentFilter(
                status,
                query.given("project"),
                query.given("customer"),
                query.given("assignee"),
                query.given("team"),
                query.constant("tier", Tier.class),
                query.given("priority"),
                query.given("clock"),
                null,
                null,
                null,
                query.given("q"));
        return queue.list(filter, IncidentSort.of(query.given("sort")), query.given("cursor"), ROWS, false);
    }

    /** The same list once more, ending with ? or &amp;. */
    private static String address(String path, Typed query, boolean whole) {
        var parameters = FILTERS.stream()
                .filter(name -> query.given(name) != null)
                .filter(name -> whole || !name.equals("cursor"))
                .map(name -> name + "=" + URLEncoder.encode(query.text(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path + "?" : path + "?" + parameters + "&";
    }

    private Instant now() {
        return clock.instant();
    }
}
