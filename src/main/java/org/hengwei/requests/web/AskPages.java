package org.hengwei.requests.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.customers.Customers;
import org.hengwei.requests.AnswerView;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.RequestPermission;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.shared.Access;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asking for something: the catalogue, an item's form, and the same form again with everything typed, files too, when it was
 * refused; for that what was typed is kept as a draft before it is sent.
 */
@Controller
class AskPages {

    private final Requests requests;
    private final RequestQueue queue;
    private final Customers customers;
    private final Access access;

    AskPages(Requests requests, RequestQueue queue, Customers customers, Access access) {
        this.requests = requests;
        this.queue = queue;
        this.customers = customers;
        this.access = access;
    }

    @GetMapping("/requests/new")
    ModelAndView catalogue(@RequestParam(defaultValue = "") String q, Ui ui) {
        var wanted = q.strip().toLowerCase(java.util.Locale.ROOT);
        var items = requests.requestable().stream()
                .filter(item -> wanted.isEmpty() || says(item, ui).contains(wanted))
                .toList();
        return Page.of(ui, "requests/catalogue")
                .with("items", items)
                .with("q", q)
                .with("classifies", (String) null);
    }

    private static String says(OfferedItem item, Ui ui) {
        return (item.code() + " " + item.facts().label(ui.chinese()) + " "
                        + item.facts().brief(ui.chinese()))
                .toLowerCase(java.util.Locale.ROOT);
    }

    @GetMapping("/requests/new/{item}")
    ModelAndView blank(@PathVariable String item, @RequestParam MultiValueMap<String, String> query, Ui ui) {
        return form(offered(item), null, Typed.of(query), ui);
    }

    private OfferedItem offered(String code) {
        return requests.requestable().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(code));
    }

    @PostMapping("/requests/new/{item}")
    ModelAndView ask(
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Ui ui)
            throws IOException {
        var typed = Typed.of(form);
        RequestView draft;
        try {
            draft = requests.draft(RequestForm.read(item, typed, files));
        } catch (Refused refused) {
            return form(offered(item), null, typed, ui).refused(refused);
        }
        return send(draft, form.containsKey("keep"), typed, ui);
    }

    private ModelAndView send(RequestView draft, boolean keep, Typed typed, Ui ui) {
        if (keep) {
            return Page.redirect("/requests/" + draft.number());
        }
        try {
            var sent = requests.submit(RequestKey.of(draft.number()));
            return Page.redirect("/requests/" + sent.number());
        } catch (Refused refused) {
            var item = queue.item(RequestKey.of(draft.number()));
            return form(item, draft, typed, ui).refused(refused);
        }
    }

    @GetMapping("/requests/{code:REQ-\\d+}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var draft = queue.find(RequestKey.of(code));
        if (!draft.open(RequestMove.SUBMISSION)) {
            throw Refused.conflict("requests.refused.state", code);
        }
        return form(queue.item(RequestKey.of(code)), draft, RequestForm.show(draft), ui);
    }

    @PostMapping("/requests/{code:REQ-\\d+}/form")
    ModelAndView resend(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Ui ui)
            throws IOException {
        var typed = Typed.of(form);
        var before = queue.find(RequestKey.of(code));
        RequestView draft;
        try {
            var key = RequestKey.of(code, Versions.of(typed.text("version")));
            draft = requests.change(key, RequestForm.read(before.item(), typed, files));
        } catch (Refused refused) {
            return form(queue.item(RequestKey.of(code)), before, typed, ui).refused(refused);
        }
        return send(draft, form.containsKey("keep"), typed, ui);
    }

    @GetMapping("/requests/{code:REQ-\\d+}/classification")
    ModelAndView classification(@PathVariable String code, @RequestParam(defaultValue = "") String item, Ui ui) {
        var request = queue.find(RequestKey.of(code));
        access.demand(RequestPermission.CLASSIFY);
        if (item.isEmpty()) {
            return Page.of(ui, "requests/catalogue")
                    .with("items", requests.requestable())
                    .with("q", "")
                    .with("classifies", code);
        }
        return classify(request, offered(item), Typed.nothing(), ui);
    }

    @PostMapping("/requests/{code:REQ-\\d+}/classification")
    ModelAndView classify(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Ui ui)
            throws IOException {
        var typed = Typed.of(form);
        var item = typed.text("item");
        try {
            var key = RequestKey.of(code, Versions.of(typed.text("version")));
            requests.classify(key, RequestForm.read(item.isEmpty() ? null : item, typed, files));
            return Page.redirect("/requests/" + code);
        } catch (Refused refused) {
            var again = queue.find(RequestKey.of(code));
            return classify(again, offered(item), typed, ui).refused(refused);
        }
    }

    private Page classify(RequestView request, OfferedItem item, Typed typed, Ui ui) {
        return form(item, request, typed, ui).with("classifies", true);
    }

    private Page form(@Nullable OfferedItem item, @Nullable RequestView draft, Typed typed, Ui ui) {
        var projects = projects();
        var chosen = projects.size() == 1 && typed.text("project").isEmpty()
                ? typed.otherwise("project", projects.keySet().iterator().next())
                : typed;
        return Page.of(ui, "requests/form")
                .with("item", item)
                .with("draft", draft)
                .with("typed", chosen)
                .with("stored", draft == null ? List.<AnswerView>of() : draft.answers())
                .with("projects", projects)
                .with("people", queue.nameable(draft == null ? customer(chosen) : draft.customer()))
                .with("classifies", false);
    }

    private @Nullable String customer(Typed typed) {
        var code = typed.text("project");
        return customers.projects().stream()
                .filter(project -> project.code().equals(code))
                .map(project -> project.customer())
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> projects() {
        var options = new LinkedHashMap<String, String>();
        customers.projects().stream()
                .filter(project -> access.may(RequestPermission.SUBMIT, project.whereabouts()))
                .forEach(project -> options.put(project.code(), project.code() + " " + project.name()));
        return options;
    }
}
