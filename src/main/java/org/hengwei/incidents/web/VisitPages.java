package org.hengwei.incidents.web;

import java.util.Map;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.VisitStep;
import org.hengwei.incidents.Visits;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A form for each station of an on-site visit, for the engineer with a phone in hand. */
@Controller
class VisitPages {

    private final Visits visits;
    private final IncidentQueue queue;

    VisitPages(Visits visits, IncidentQueue queue) {
        this.visits = visits;
        this.queue = queue;
    }

    @GetMapping("/incidents/{code:INC-\\d+}/visits/{visit:\\d+}/{noun:[a-z]+}")
    ModelAndView form(@PathVariable String code, @PathVariable int visit, @PathVariable String noun, Ui ui) {
        return page(code, visit, step(noun), Typed.nothing(), ui);
    }

    private Page page(String code, int visit, VisitStep step, Typed typed, Ui ui) {
        var incident = queue.find(IncidentKey.of(code));
        var which = incident.care().visits().stream()
                .filter(one -> one.number() == visit)
                .findFirst()
                .orElseThrow(() -> Refused.notFound(Integer.toString(visit)));
        return Page.of(ui, "incidents/visit")
                .with("incident", incident)
                .with("visit", which)
                .with("step", step)
                .with("typed", typed);
    }

    @PostMapping("/incidents/{code:INC-\\d+}/visits/{visit:\\d+}/{noun:[a-z]+}")
    ModelAndView make(
            @PathVariable String code,
            @PathVariable int visit,
            @PathVariable String noun,
            @RequestParam Map<String, String> form,
            Ui ui) {
        var step = step(noun);
        var typed = new Typed(form);
        try {
            var text = typed.given(step == VisitStep.LEAVING ? "result" : "reason");
            visits.step(IncidentKey.of(code), visit, step, typed.instant("at", ui.zone()), text);
            return Page.redirect("/incidents/" + code);
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return page(code, visit, step, typed, ui).refused(refused);
        }
    }

    private static VisitStep step(String noun) {
        return VisitStep.ofNoun(noun).orElseThrow(() -> Refused.notFound(noun));
    }
}
