package org.hengwei.feedback.web;

import java.util.Map;
import org.hengwei.feedback.ComplaintGrade;
import org.hengwei.feedback.ComplaintRules;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which is set what each grade promises and which scores become a complaint, with its history. */
@Controller
class ComplaintRulePages {

    private final ComplaintRules rules;

    ComplaintRulePages(ComplaintRules rules) {
        this.rules = rules;
    }

    @GetMapping("/complaints/rules")
    ModelAndView rules(Ui ui) {
        return rules(ui, "", Map.of());
    }

    /** @param part which of the forms was typed into: a grade, {@code threshold}, or none */
    private Page rules(Ui ui, String part, Map<String, String> typed) {
        return Page.of(ui, "feedback/complaint-rules")
                .with("rules", rules.all())
                .with("threshold", rules.threshold())
                .with("part", part)
                .with("typed", typed);
    }

    @PostMapping("/complaints/rules/{grade}")
    ModelAndView put(@PathVariable ComplaintGrade grade, @RequestParam Map<String, String> typed, Ui ui) {
        try {
            rules.put(
                    grade,
                    Versions.of(typed.get("version")),
                    new ComplaintRules.PutRule(
                            typed.get("answer"),
                            typed.get("answerCalendar"),
                            typed.get("feedback"),
                            typed.get("feedbackCalendar"),
                            typed.get("solve"),
                            typed.get("solveCalendar")));
            return Page.redirect("/complaints/rules");
        } catch (Refused refused) {
            return rules(ui, grade.name(), typed).refused(refused);
        }
    }

    @PostMapping("/complaints/threshold")
    ModelAndView put(@RequestParam Map<String, String> typed, Ui ui) {
        try {
            rules.put(
                    Versions.of(typed.get("version")),
                    new ComplaintRules.PutThreshold(points(typed, "callback"), points(typed, "survey")));
            return Page.redirect("/complaints/rules");
        } catch (Refused refused) {
            return rules(ui, "threshold", typed).refused(refused);
        }
    }

    private static @Nullable Integer points(Map<String, String> typed, String field) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d")) {
            throw Refused.field(field, "feedback.refused.threshold");
        }
        return Integer.valueOf(text);
    }
}
