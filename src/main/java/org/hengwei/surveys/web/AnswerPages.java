package org.hengwei.surveys.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.Means;
import org.hengwei.surveys.OpinionState;
import org.hengwei.surveys.OpinionView;
import org.hengwei.surveys.Opinions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One contact's answer, written down by staff; and the opinions with their measures. */
@Controller
class AnswerPages {

    private static final String RESPONSE = "/surveys/responses/{number:SR-\\d+}";
    private static final String OPINION = "/surveys/opinions/{number:SO-\\d+}";
    private static final int ROWS = 50;

    private final Answers answers;
    private final Opinions opinions;
    private final CustomerChoices choices;
    private final Forms forms;

    AnswerPages(Answers answers, Opinions opinions, CustomerChoices choices, Forms forms) {
        this.answers = answers;
        this.opinions = opinions;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping(RESPONSE)
    ModelAndView response(@PathVariable String number, Ui ui) {
        return response(ui, number, Typed.nothing(), null);
    }

    private Page response(Ui ui, String number, Typed typed, @Nullable String url) {
        var response = answers.find(number);
        return Page.of(ui, "surveys/response")
                .with("response", response)
                .with("typed", typed)
                .with("url", url)
                .with("names", choices.names(response.typedBy()));
    }

    @PostMapping(RESPONSE + "/answer")
    ModelAndView write(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(ui, number, typed, () -> {
            answers.write(number, version(typed), means(typed), form.toSingleValueMap());
            return Page.redirect("/surveys/responses/" + number);
        });
    }

    private static @Nullable Means means(Typed typed) {
        return Arrays.stream(Means.values())
                .filter(one -> one.name().equals(typed.text("means")))
                .findFirst()
                .orElse(null);
    }

    /** The link is shown this once. */
    @PostMapping(RESPONSE + "/link")
    ModelAndView link(@PathVariable String number, Ui ui) {
        return act(
                ui,
                number,
                Typed.nothing(),
                () -> response(ui, number, Typed.nothing(), answers.link(number).url()));
    }

    @PostMapping(RESPONSE + "/void")
    ModelAndView voidAnswer(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(ui, number, typed, () -> {
            answers.voidAnswer(number, version(typed), typed.text("reason"));
            return Page.redirect("/surveys/responses/" + number);
        });
    }

    private ModelAndView act(Ui ui, String number, Typed typed, Supplier<ModelAndView> verb) {
        try {
            return verb.get();
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return response(ui, number, typed, null).refused(refused);
        }
    }

    private static @Nullable Integer version(Typed typed) {
        var text = typed.text("version");
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** Forms that wait for the contact who is signed in, as a fragment for the portal. */
    @GetMapping("/surveys/mine")
    ModelAndView mine(Ui ui) {
        return Page.of(ui, "surveys/mine").with("responses", answers.waitingForMe());
    }

    @PostMapping("/surveys/mine/{number:SR-\\d+}")
    ModelAndView open(@PathVariable String number) {
        return Page.redirect(answers.myLink(number));
    }

    /** All opinions with what is done about them, for the management review; {@code survey} for those of one. */
    @GetMapping("/surveys/opinions")
    ModelAndView opinions(
            @RequestParam(required = false) @Nullable String survey,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var wanted = Arrays.stream(OpinionState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        var slice = opinions.list(survey, wanted, cursor, ROWS);
        return Page.of(ui, "surveys/opinions")
                .with("slice", slice)
                .with("survey", survey == null ? "" : survey)
                .with("state", state)
                .with("first", cursor == null)
                .with("names", names(slice.items()));
    }

    private Map<String, String> names(List<OpinionView> shown) {
        return choices.names(shown.stream().map(OpinionView::owner).toArray(String[]::new));
    }

    @GetMapping(OPINION)
    ModelAndView opinion(@PathVariable String number, Ui ui) {
        return opinion(ui, number, Typed.nothing());
    }

    private Page opinion(Ui ui, String number, Typed typed) {
        var opinion = opinions.find(number);
        var may = opinions.mayMeasure(opinion);
        return Page.of(ui, "surveys/opinion")
                .with("opinion", opinion)
                .with("typed", typed)
                .with("may", may)
                .with("staff", may ? choices.staff() : Map.of())
                .with("names", names(List.of(opinion)));
    }

    @PostMapping(OPINION + "/measure")
    ModelAndView measure(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return see(
                ui,
                number,
                typed,
                () -> opinions.measure(number, version(typed), forms.read(typed, Opinions.SetMeasure.class)));
    }

    @PostMapping(OPINION + "/completion")
    ModelAndView done(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return see(ui, number, typed, () -> opinions.done(number, version(typed), typed.text("result")));
    }

    @PostMapping(OPINION + "/praise")
    ModelAndView praise(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return see(ui, number, typed, () -> opinions.praise(number, version(typed)));
    }

    private ModelAndView see(Ui ui, String number, Typed typed, Supplier<OpinionView> verb) {
        try {
            return Page.redirect("/surveys/opinions/" + verb.get().number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return opinion(ui, number, typed).refused(refused);
        }
    }
}
