package org.hengwei.surveys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** Reads a filled-in form: item code to a grade, a number of points, or words. */
final class Sheet {

    private static final int LONGEST = 2_000;
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private Sheet() {}

    /** @throws Refused naming each item that is missing or malformed, or when nothing was rated at all */
    static List<ResponseView.Answer> read(SurveyForm form, Map<String, String> given) {
        var checks = new Checks();
        var answers = new ArrayList<ResponseView.Answer>();
        for (var item : form.items()) {
            var text = given.getOrDefault(item.code(), "").strip();
            if (text.isEmpty()) {
                checks.that(!item.required(), item.code(), "surveys.refused.unanswered", item.text(), item.textEn());
            } else {
                var answer = answer(item, text, checks);
                if (answer != null) {
                    answers.add(answer);
                }
            }
        }
        checks.that(
                checks.failed() || answers.stream().anyMatch(answer -> answer.points() != null),
                "answers",
                "surveys.refused.nothing-rated");
        checks.refuse();
        return answers;
    }

    private static ResponseView.@Nullable Answer answer(SurveyForm.Item item, String text, Checks checks) {
        return switch (item.scale()) {
            case GRADES, FIVE -> graded(item, text, checks);
            case POINTS -> points(item, text, checks);
            case OPEN -> {
                checks.atMost(text, LONGEST, item.code());
                yield new ResponseView.Answer(item.code(), item.area(), null, null, null, item.weight(), text);
            }
        };
    }

    private static ResponseView.@Nullable Answer graded(SurveyForm.Item item, String text, Checks checks) {
        var grade = Arrays.stream(Grade.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
        checks.that(grade != null, item.code(), "surveys.refused.grade", item.text(), item.textEn());
        if (grade == null) {
            return null;
        }
        var points = item.scale().points(grade, item.fullScore());
        return new ResponseView.Answer(item.code(), item.area(), grade, points, item.fullScore(), item.weight(), null);
    }

    private static ResponseView.@Nullable Answer points(SurveyForm.Item item, String text, Checks checks) {
        var points = text.matches("\\d{1,4}(\\.\\d)?") ? new BigDecimal(text) : null;
        var fine = points != null && points.compareTo(item.fullScore()) <= 0;
        checks.that(fine, item.code(), "surveys.refused.points", item.text(), item.textEn(), item.fullScore());
        return fine
                ? new ResponseView.Answer(item.code(), item.area(), null, points, item.fullScore(), item.weight(), null)
                : null;
    }

    /** The bad grade an answer stands for; null when it is not bad. */
    static @Nullable Grade badness(ResponseView.Answer answer) {
        if (answer.grade() != null) {
            return answer.grade().compareTo(Grade.FAIR) > 0 ? answer.grade() : null;
        }
        var points = answer.points();
        var full = answer.fullScore();
        return points == null || full == null ? null : Scale.badness(points, full);
    }

    /** Whether an answer is worth at most so many of five points; what has none never is. */
    static boolean atMost(int limit, ResponseView.Answer answer) {
        if (limit == 0) {
            return false;
        }
        if (answer.grade() != null) {
            return Grade.values().length - answer.grade().ordinal() <= limit;
        }
        var points = answer.points();
        var full = answer.fullScore();
        return points != null
                && full != null
                && points.multiply(FIVE).compareTo(full.multiply(BigDecimal.valueOf(limit))) <= 0;
    }
}
