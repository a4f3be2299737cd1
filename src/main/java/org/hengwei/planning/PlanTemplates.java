package org.hengwei.planning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The plans that are shipped to start from, in both languages. */
@Component
public class PlanTemplates {

    private static final List<String> SHIPPED = List.of("check-areas", "activities");

    private final Map<String, Template> templates;

    PlanTemplates() {
        var json = JsonMapper.builder().build();
        templates = SHIPPED.stream()
                .flatMap(code -> Stream.of("zh", "en").map(language -> code + "_" + language))
                .collect(java.util.stream.Collectors.toMap(name -> name, name -> read(json, name)));
    }

    private static Template read(JsonMapper json, String name) {
        try (var file = new ClassPathResource("plans/" + name + ".json").getInputStream()) {
            return json.readValue(file, Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> codes() {
        return SHIPPED;
    }

    /** Refused when there is none of that code. */
    Template get(String code, String language) {
        var template = templates.get(code + (language.startsWith("zh") ? "_zh" : "_en"));
        if (template == null) {
            throw Refused.field("basis", "planning.basis.unknown", code);
        }
        return template;
    }

    public String name(String code, boolean chinese) {
        return get(code, chinese ? "zh" : "en").name();
    }

    record Template(
            String name, String title, PlanText text, List<TemplateObjective> objectives, List<TemplateItem> items) {}

    record TemplateObjective(
            String metric,
            String name,
            String formula,
            String comparator,
            BigDecimal target,
            String unit,
            Period.Length period) {

        Objective objective() {
            return new Objective(null, metric, name, formula, comparator, target, unit, period);
        }
    }

    /** @param schedule with {@code {year}} for the plan's year */
    record TemplateItem(
            String work, String measures, String responsible, String cooperating, String person, String schedule) {

        PutItem item(int year) {
            return new PutItem(
                    null,
                    work,
                    measures,
                    responsible,
                    cooperating,
                    person,
                    null,
                    schedule.replace("{year}", Integer.toString(year)));
        }
    }
}
