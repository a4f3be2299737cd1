package org.hengwei.intake.web;

import java.util.List;
import org.hengwei.incidents.IncidentChoices;
import org.hengwei.intake.AlertSources;
import org.hengwei.intake.Alerts;
import org.hengwei.intake.PutAlertRule;
import org.hengwei.intake.PutAlertSource;
import org.hengwei.intake.TriedAlert;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The alerts received and what each became; sources with their tokens, rules, and what was rejected. */
@Controller
class IntakePages {

    private static final int ROWS = 50;

    private final Alerts alerts;
    private final AlertSources sources;
    private final IncidentChoices choices;
    private final Forms forms;

    IntakePages(Alerts alerts, AlertSources sources, IncidentChoices choices, Forms forms) {
        this.alerts = alerts;
        this.sources = sources;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping("/intake/alerts")
    ModelAndView alerts(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        return Page.of(ui, "intake/alerts")
                .with("slice", alerts.list(status.isBlank() ? null : status, null, cursor, ROWS))
                .with("status", status)
                .with("first", cursor == null);
    }

    @GetMapping("/intake/rejected")
    ModelAndView rejected(@RequestParam(required = false) @Nullable String cursor, Ui ui) {
        return Page.of(ui, "intake/rejected")
                .with("slice", alerts.deliveries("REJECTED", cursor, ROWS))
                .with("first", cursor == null);
    }

    @GetMapping("/intake/sources")
    ModelAndView sources(Ui ui) {
        return page(Typed.nothing(), "", ui);
    }

    /** @param tried which of the forms was sent */
    private Page page(Typed typed, String tried, Ui ui) {
        return Page.of(ui, "intake/sources")
                .with("sources", sources.sources())
                .with("rules", sources.rules())
                .with("projects", choices.projects(null))
                .with("categories", choices.categories(ui.chinese()))
                .with("services", choices.services(ui.chinese()))
                .with("typed", typed)
                .with("tried", tried)
                .with("token", null)
                .with("attempts", List.<TriedAlert>of());
    }

    @FunctionalInterface
    private interface Act {
        void on(Typed typed);
    }

    private ModelAndView act(MultiValueMap<String, String> form, String tried, Ui ui, Act act) {
        var typed = Typed.of(form);
        try {
            act.on(typed);
            return Page.redirect("/intake/sources");
        } catch (Refused refused) {
            return page(typed, tried, ui).refused(refused);
        }
    }

    @PostMapping("/intake/sources")
    ModelAndView add(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(form, "source", ui, typed -> sources.addSource(forms.read(typed, PutAlertSource.class)));
    }

    @PostMapping("/intake/sources/{id:\\d+}")
    ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(
                form,
                "source-" + id,
                ui,
                typed -> sources.changeSource(id, version(typed), forms.read(typed, PutAlertSource.class)));
    }

    /** Not a redirect: this page is the only one that ever shows the token. */
    @PostMapping("/intake/sources/{id:\\d+}/token")
    ModelAndView token(@PathVariable long id, Ui ui) {
        var token = sources.makeToken(id);
        return page(Typed.nothing(), "source-" + id, ui).with("token", token);
    }

    @PostMapping("/intake/sources/{id:\\d+}/revocation")
    ModelAndView revoke(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(form, "", ui, typed -> sources.revokeToken(id));
    }

    @PostMapping("/intake/rules")
    ModelAndView addRule(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(form, "rule", ui, typed -> sources.addRule(forms.read(typed, PutAlertRule.class)));
    }

    @PostMapping("/intake/rules/{id:\\d+}")
    ModelAndView changeRule(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(
                form,
                "rule-" + id,
                ui,
                typed -> sources.changeRule(id, version(typed), forms.read(typed, PutAlertRule.class)));
    }

    @PostMapping("/intake/rules/{id:\\d+}/removal")
    ModelAndView removeRule(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        return act(form, "rule-" + id, ui, typed -> sources.removeRule(id, version(typed)));
    }

    @PostMapping("/intake/attempt")
    ModelAndView attempt(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var source = typed.text("source");
            if (!source.matches("\\d{1,18}")) {
                throw Refused.field("source", "shared.required");
            }
            return page(typed, "attempt", ui)
                    .with("attempts", alerts.attempt(Long.parseLong(source), typed.text("payload")));
        } catch (Refused refused) {
            return page(typed, "attempt", ui).refused(refused);
        }
    }

    /** To be imported into Zabbix. */
    @GetMapping("/intake/zabbix-media-type.yaml")
    ResponseEntity<byte[]> mediaType() throws java.io.IOException {
        sources.sources();
        var file = new ClassPathResource("intake/zabbix-media-type.yaml").getContentAsByteArray();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"hengwei-zabbix-media-type.yaml\"")
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(file);
    }

    private static @Nullable Integer version(Typed typed) {
        var text = typed.text("version").strip();
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
