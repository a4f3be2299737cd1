package org.hengwei.surveys.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.Customers;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.SurveyTemplates;
import org.hengwei.surveys.Surveys;
import org.springframework.stereotype.Component;

/** What the form of a survey offers: name of the input to its choices. */
@Component
class PlanChoices {

    private static final int EARLIER = 100;

    private final CustomerChoices choices;
    private final Customers customers;
    private final SurveyTemplates templates;
    private final Surveys surveys;

    PlanChoices(CustomerChoices choices, Customers customers, SurveyTemplates templates, Surveys surveys) {
        this.choices = choices;
        this.customers = customers;
        this.templates = templates;
        this.surveys = surveys;
    }

    Map<String, Map<String, String>> all(Ui ui) {
        return Map.of(
                "project", projects(),
                "owner", choices.staff(),
                "department", choices.departments(),
                "template", templates(ui),
                "comparedWith", earlier());
    }

    Map<String, String> projects() {
        var projects = new LinkedHashMap<String, String>();
        customers.projects().forEach(project -> projects.put(project.code(), project.code() + " " + project.name()));
        return projects;
    }

    private Map<String, String> templates(Ui ui) {
        var offered = new LinkedHashMap<String, String>();
        templates.list().stream()
                .filter(template -> template.state().equals("ACTIVE"))
                .forEach(template -> offered.put(template.code(), template.label(ui.chinese())));
        return offered;
    }

    private Map<String, String> earlier() {
        var offered = new LinkedHashMap<String, String>();
        surveys.list(null, null, null, null, EARLIER, false).items().stream()
                .filter(survey -> survey.reportedAt() != null)
                .forEach(survey -> offered.put(survey.number(), survey.number() + " " + survey.title()));
        return offered;
    }
}
