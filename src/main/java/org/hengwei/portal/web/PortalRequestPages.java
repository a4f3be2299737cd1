package org.hengwei.portal.web;

import static org.hengwei.portal.web.Acting.given;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.catalog.OfferedItem;
import org.hengwei.portal.Portal;
import org.hengwei.portal.PortalRequest;
import org.hengwei.portal.PortalRequests;
import org.hengwei.requests.AnswerView;
import org.hengwei.requests.RequestChannel;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestMove;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.requests.Upload;
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
 * Asking in the portal: an item's form, what became of it, and what the contact does about it. What was typed is kept as a draft
 * before it is sent, so that a refused form loses no file.
 */
@Controller
class PortalRequestPages {

    private static final String REQUEST = "/portal/requests/{number:REQ-\\d{6,18}}";
    private static final String ANSWERS = "answers.";
    private static final int ROWS = 50;

    private final PortalRequests requests;
    private final Portal portal;

    PortalRequestPages(PortalRequests requests, Portal portal) {
        this.requests = requests;
        this.portal = portal;
    }

    @GetMapping("/portal/requests")
    ModelAndView list(
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var wanted = state.equals("ALL") ? "ALL" : "OPEN";
        return Page.of(ui, "portal/requests")
                .with("slice", requests.list(wanted, cursor, ROWS))
                .with("state", wanted)
                .with("first", cursor == null);
    }

    @GetMapping("/portal/requests/new/{item}")
    ModelAndView blank(@PathVariable String item, Ui ui) {
        return form(requests.item(item), null, Typed.nothing(), ui);
    }

    @PostMapping("/portal/requests/new/{item}")
    ModelAndView ask(
            @PathVariable String item,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Ui ui)
            throws IOException {
        var typed = Typed.of(form);
        var asked = read(item, typed, files);
        PortalRequest draft;
        try {
            draft = requests.draft(asked);
        } catch (Refused refused) {
            return form(requests.item(item), null, typed, ui).refused(refused);
        }
        return send(draft, typed, ui);
    }

    private ModelAndView send(PortalRequest draft, Typed typed, Ui ui) {
        var here = "/portal/requests/" + draft.number();
        return typed.text("keep").isEmpty()
                ? Acting.act(
                        () -> {
                            requests.submit(RequestKey.of(draft.number()));
                            return here;
                        },
                        _ -> form(requests.itemOf(draft.number()), draft, typed, ui))
                : Page.redirect(here);
    }

    @GetMapping(REQUEST + "/edit")
    ModelAndView edit(@PathVariable String number, Ui ui) {
        var draft = requests.find(number);
        if (!draft.open(RequestMove.SUBMISSION) || draft.item() == null) {
            throw Refused.conflict("requests.refused.state", number);
        }
        return form(requests.itemOf(number), draft, show(draft), ui);
    }

    @PostMapping(REQUEST + "/form")
    ModelAndView resend(
            @PathVariable String number,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> files,
            Ui ui)
            throws IOException {
        var typed = Typed.of(form);
        var before = requests.find(number);
        var asked = read(before.item(), typed, files);
        PortalRequest draft;
        try {
            draft = requests.change(RequestKey.of(number, Versions.of(typed.text("version"))), asked);
        } catch (Refused refused) {
            return form(requests.itemOf(number), before, typed, ui).refused(refused);
        }
        return send(draft, typed, ui);
    }

    private Page form(OfferedItem item, @Nullable PortalRequest draft, Typed typed, Ui ui) {
        var projects = new LinkedHashMap<String, String>();
        portal.projects().forEach(project -> projects.put(project.code(), project.name()));
        var chosen = projects.size() == 1
                ? typed.otherwise("project", projects.keySet().iterator().next())
                : typed;
        return Page.of(ui, "portal/ask")
                .with("item", item)
                .with("draft", draft)
                .with("typed", chosen)
                .with("stored", draft == null ? List.<AnswerView>of() : draft.answers())
                .with("projects", projects)
                .with("people", requests.nameable());
    }

    private static SubmitRequest read(@Nullable String item, Typed typed, MultiValueMap<String, MultipartFile> files)
            throws IOException {
        var answers = new LinkedHashMap<String, String>();
        typed.values().forEach((name, texts) -> {
            if (name.startsWith(ANSWERS) && !texts.isEmpty()) {
                answers.put(name.substring(ANSWERS.length()), texts.getFirst());
            }
        });
        return new SubmitRequest(
                item,
                given(typed, "title"),
                given(typed, "description"),
                given(typed, "project"),
                null,
                RequestChannel.PORTAL,
                null,
                null,
                given(typed, "requesterPhone"),
                answers,
                uploads(files),
                null,
                null);
    }

    private static List<Upload> uploads(MultiValueMap<String, MultipartFile> files) throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var entry : files.entrySet()) {
            for (var file : entry.getValue()) {
                var name = file.getOriginalFilename();
                if (entry.getKey().startsWith(ANSWERS) && name != null && !name.isEmpty()) {
                    uploads.add(new Upload(entry.getKey().substring(ANSWERS.length()), name, file.getBytes()));
                }
            }
        }
        return uploads;
    }

    private static Typed show(PortalRequest draft) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put("title", List.of(draft.title()));
        values.put("description", List.of(draft.description()));
        values.put("project", List.of(draft.project()));
        draft.answers().forEach(answer -> values.put(ANSWERS + answer.field(), List.of(answer.value())));
        return new Typed(values);
    }

    @GetMapping(REQUEST)
    ModelAndView show(@PathVariable String number, Ui ui) {
        return record(number, Typed.nothing(), "", ui);
    }

    private Page record(String number, Typed typed, String tried, Ui ui) {
        var request = requests.find(number);
        return Page.of(ui, "portal/request")
                .with("request", request)
                .with("project", portal.projectName(request.project()))
                .with("typed", typed)
                .with("tried", tried)
                .with("people", people(request))
                .with("progress", Told.of(request.progress(), ui));
    }

    private Map<String, String> people(PortalRequest request) {
        return request.answers().isEmpty() ? Map.of() : requests.nameable();
    }

    /** Everything a contact does about a request, by the noun of the act. */
    @PostMapping(REQUEST + "/{noun:[a-z]+}")
    ModelAndView act(
            @PathVariable String number,
            @PathVariable String noun,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        return Acting.act(
                () -> {
                    make(number, noun, typed);
                    return "/portal/requests/" + number;
                },
                _ -> record(number, typed, noun, ui));
    }

    private void make(String number, String noun, Typed typed) {
        var key = RequestKey.of(number, Versions.of(typed.text("version")));
        switch (noun) {
            case "comments" -> requests.comment(number, given(typed, "text"));
            case "urging" -> requests.urge(key, given(typed, "note"));
            case "reply" -> requests.reply(key, given(typed, "text"));
            case "closure" -> requests.confirm(key, given(typed, "note"));
            case "reopening" -> requests.reopen(key, given(typed, "reason"));
            case "cancellation" -> requests.cancel(key, given(typed, "reason"));
            case "rating" ->
                requests.rate(number, Acting.flag(typed, "solved"), Acting.score(typed), given(typed, "comment"));
            default -> throw Refused.notFound(noun);
        }
    }
}
