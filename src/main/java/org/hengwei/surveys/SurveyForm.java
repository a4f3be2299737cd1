package org.hengwei.surveys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hengwei.shared.Checks;
import org.jspecify.annotations.Nullable;

/** What a customer is asked, in both languages. */
public record SurveyForm(@Nullable String intro, @Nullable String introEn, List<Item> items) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,30}");
    private static final BigDecimal MOST = new BigDecimal(1000);

    public SurveyForm {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One question.
     *
     * @param code by which answers name it; kept when the words change
     * @param fullScore the most points there are to get; 0 for open questions
     * @param weight by which points and full score count in the form's sum
     * @param required whether a form without it is refused
     */
    public record Item(
            String code,
            Area area,
            Scale scale,
            String text,
            String textEn,
            BigDecimal fullScore,
            BigDecimal weight,
            boolean required) {

        public Item {
            area = Objects.requireNonNullElse(area, Area.OTHER);
            scale = Objects.requireNonNullElse(scale, Scale.GRADES);
            text = Objects.requireNonNullElse(text, "");
            textEn = Objects.requireNonNullElse(textEn, "");
            fullScore = scale == Scale.OPEN ? BigDecimal.ZERO : Objects.requireNonNullElse(fullScore, BigDecimal.ZERO);
            weight = Objects.requireNonNullElse(weight, BigDecimal.ONE);
        }

        public String label(boolean chinese) {
            return chinese || textEn.isBlank() ? text : textEn;
        }
    }

    /** Items that give points. */
    public List<Item> scored() {
        return items.stream().filter(item -> item.scale().scored()).toList();
    }

    /** The most points a wholly answered form can have. */
    public BigDecimal fullScore() {
        return scored().stream()
                .map(item -> item.fullScore().multiply(item.weight()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    void check(Checks checks) {
        var seen = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (var item : items) {
            var fine = item.code() != null
                    && CODE.matcher(item.code()).matches()
                    && seen.add(item.code())
                    && !item.text().isBlank()
                    && item.text().length() <= 300
                    && (!item.scale().scored()
                            || (item.fullScore().signum() > 0
                                    && item.fullScore().compareTo(MOST) <= 0))
                    && item.weight().signum() > 0
                    && item.weight().compareTo(MOST) <= 0;
            if (!fine) {
                wrong.add(String.valueOf(item.code()));
            }
        }
        checks.that(wrong.isEmpty(), "items", "surveys.refused.items", String.join(", ", wrong))
                .that(items.size() <= 60, "items", "surveys.refused.too-many-items", 60)
                .that(!scored().isEmpty(), "items", "surveys.refused.no-scored-item")
                .atMost(intro, 1000, "intro")
                .atMost(introEn, 1000, "introEn");
    }

    boolean asks(Area area) {
        return scored().stream().anyMatch(item -> item.area() == area);
    }
}
