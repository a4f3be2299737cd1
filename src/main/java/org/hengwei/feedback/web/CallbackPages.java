package org.hengwei.feedback.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hengwei.feedback.CallOutcome;
import org.hengwei.feedback.CallbackKey;
import org.hengwei.feedback.CallbackState;
import org.hengwei.feedback.CallbackView;
import org.hengwei.feedback.Callbacks;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.people.People;
import org.hengwei.requests.RequestKey;
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

/** The list of calls to make, the page one makes them from, and what an incident's page shows of them. */
@Controller
class CallbackPages {

    private static final int ROWS = 50;

    private final Callbacks callbacks;
    private final People people;
    private final Clock clock;

    CallbackPages(Callbacks callbacks, People people, Clock clock) {
        this.callbacks = callbacks;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/callbacks")
    ModelAndView list(
            @RequestParam(defaultValue = "DUE") String state,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var slice = callbacks.list(state(state), project, cursor, ROWS, false);
        var resolvers = slice.items().stream().map(CallbackView::resolvedBy).collect(Collectors.toSet());
        return Page.of(ui, "feedback/callbacks")
                .with("slice", slice)
                .with("names", people.names(resolvers))
                .with("state", state)
                .with("first", cursor == null)
                .with("now", clock.instant());
    }

    private static @Nullable CallbackState state(String state) {
        return Arrays.stream(CallbackState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
    }

    /** On to the next call the agent may make; back to the list when there is none. */
    @GetMapping("/callbacks/next")
    ModelAndView next() {
        return callbacks.list(CallbackState.DUE, null, null, ROWS, false).items().stream()
                .filter(callback -> callbacks.obstacle(CallbackKey.of(callback.number())) == null)
                .findFirst()
                .map(callback -> Page.redirect("/callbacks/" + callback.number()))
                .orElseGet(() -> Page.redirect("/callbacks"));
    }

    @GetMapping("/callbacks/{code:CB-\\d+}")
    ModelAndView call(@PathVariable String code, Ui ui) {
        return call(CallbackKey.of(code), Map.of(), ui);
    }

    private Page call(CallbackKey key, Map<String, String> typed, Ui ui) {
        var callback = callbacks.find(key);
        return Page.of(ui, "feedback/callback")
                .with("callback", callback)
                .with("obstacle", callback.state() == CallbackState.DUE ? callbacks.obstacle(key) : null)
                .with("typed", typed)
                .with("names", people.names(logins(callback)))
                .with("now", clock.instant());
    }

    private static List<String> logins(CallbackView callback) {
        return callback.calledBy() == null
                ? List.of(callback.resolvedBy())
                : List.of(callback.resolvedBy(), callback.calledBy());
    }

    @PostMapping("/callbacks/{code:CB-\\d+}/outcome")
    ModelAndView outcome(@PathVariable String code, @RequestParam Map<String, String> form, Ui ui) {
        try {
            var after = callbacks.take(CallbackKey.of(code), outcome(form));
            return Page.redirect(after.state() == CallbackState.DUE ? "/callbacks" : after(form, after));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return call(CallbackKey.of(code), form, ui).refused(refused);
        }
    }

    private static String after(Map<String, String> form, CallbackView callback) {
        return form.containsKey("next") ? "/callbacks/next" : "/callbacks/" + callback.number();
    }

    private static CallOutcome outcome(Map<String, String> form) {
        var score = form.getOrDefault("score", "").strip();
        if (!score.isEmpty() && !score.matches("[1-5]")) {
            throw Refused.field("score", "feedback.refused.score");
        }
        var comment = form.getOrDefault("comment", "").strip();
        return new CallOutcome(
                flag(form.get("reached")),
                flag(form.get("solved")),
                score.isEmpty() ? null : Integer.valueOf(score),
                comment.isEmpty() ? null : comment);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return text == null || text.isBlank() ? null : Boolean.valueOf(text);
    }

    @GetMapping("/callbacks/request/{code:REQ-\\d+}")
    ModelAndView ofRequest(@PathVariable String code, Ui ui) {
        return Page.of(ui, "feedback/ofincident")
                .with("callbacks", callbacks.of(RequestKey.of(code)))
                .with("now", clock.instant());
    }

    /** For the incident's page, which fetches it by URL. */
    @GetMapping("/callbacks/incident/{code:INC-\\d+}")
    ModelAndView ofIncident(@PathVariable String code, Ui ui) {
        return Page.of(ui, "feedback/ofincident")
                .with("callbacks", callbacks.of(IncidentKey.of(code)))
                .with("now", clock.instant());
    }
}
