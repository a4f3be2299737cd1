package org.hengwei.incidents.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentMove;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentView;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.Visits;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The record of one incident, and a form for each move of its life. */
@Controller
class IncidentPages {

    private final Incidents incidents;
    private final IncidentCare care;
    private final Visits visits;
    private final IncidentQueue queue;
    private final IncidentChoices choices;
    private final Clock clock;

    IncidentPages(
            Incidents incidents,
            IncidentCare care,
            Visits visits,
            IncidentQueue queue,
            IncidentChoices choices,
            Clock clock) {
        this.incidents = incidents;
        this.care = care;
        this.visits = visits;
        this.queue = queue;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/incidents/{code:INC-\\d+}")
    ModelAndView record(@PathVariable String code, Ui ui) {
        var key = IncidentKey.of(code);
        var incident = queue.find(key);
        var next = IncidentMove.next(incident.status(), incident.priority() != null);
        return Page.of(ui, "incidents/incident")
                .with("incident", incident)
                .with("next", next)
                .with("missing", next == null ? List.of() : queue.obstacles(key, next))
                .with("moves", moves(incident, next))
                .with("choices", choices)
                .with("now", clock.instant());
    }

    private static List<IncidentMove> moves(IncidentView incident, @Nullable IncidentMove next) {
        var open = incident.moves().stream().map(IncidentView.OpenMove::name).toList();
        var others = new ArrayList<IncidentMove>();
        Arrays.stream(IncidentMove.values())
                .filter(move -> move != next && open.contains(move.name()))
                .forEach(others::add);
        return others;
    }

    @GetMapping("/incidents/{code:INC-\\d+}/{noun:[a-z]+}")
    ModelAndView form(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Ui ui) {
        return form(
                move(noun),
                IncidentKey.of(code),
                Typed.nothing(),
                fragment == null ? "incidents/move" : "incidents/movecard",
                ui);
    }

    private Page form(IncidentMove move, IncidentKey key, Typed typed, String template, Ui ui) {
        return Page.of(ui, template)
                .with("incident", queue.find(IncidentKey.of(key.code())))
                .with("move", move)
                .with("typed", typed)
                .with("choices", choices);
    }

    @PostMapping("/incidents/{code:INC-\\d+}/{noun:[a-z]+}")
    ModelAndView make(
            @PathVariable String code, @PathVariable String noun, @RequestParam Map<String, String> form, Ui ui) {
        var move = move(noun);
        var typed = new Typed(form);
        try {
            var key = IncidentKey.of(code, typed.integer("version"));
            typed.move(ui.zone()).make(move, key, incidents, care, visits);
            return Page.redirect("/incidents/" + code);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return form(move, IncidentKey.of(code), typed, "incidents/move", ui).refused(refused);
        }
    }

    private static IncidentMove move(String noun) {
        return IncidentMove.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
    }
}
