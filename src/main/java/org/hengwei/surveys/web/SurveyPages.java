package org.hengwei.surveys.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.CampaignState;
import org.hengwei.surveys.Collecting;
import org.hengwei.surveys.PlanSurvey;
import org.hengwei.surveys.ProjectVoice;
import org.hengwei.surveys.Recipients;
import org.hengwei.surveys.ResponseState;
import org.hengwei.surveys.SurveyAnalysis;
import org.hengwei.surveys.SurveyPermission;
import org.hengwei.surveys.SurveyReports;
import org.hengwei.surveys.SurveyView;
import org.hengwei.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
import tools.jackson.databind.json.JsonMapper;

/** The list of surveys, a survey's page with its moves, and its results. */
@Controller
class SurveyPages {

    static final String NUMBER = "{number:SVY-\\d+}";
    private static final int ROWS = 50;

    private final Surveys surveys;
    private final Recipients recipients;
    private final Collecting collecting;
    private final SurveyReports reports;
    private final SurveyAnalysis analysis;
    private final Answers answers;
    private final ProjectVoice voice;
    private final PlanChoices choices;
    private final CustomerChoices customers;
    private final Forms forms;
    private final JsonMapper json;

    SurveyPages(
            Surveys surveys,
            Recipients recipients,
            Collecting collecting,
            SurveyReports reports,
            SurveyAnalysis analysis,
            Answers answers,
            ProjectVoice voice,
            PlanChoices choices,
            CustomerChoices customers,
            Forms forms,
            JsonMapper json) {
        this.surveys = surveys;
        this.recipients = recipients;
        this.collecting = collecting;
        this.reports = reports;
        this.analysis = analysis;
        this.answers = answers;
        this.voice = voice;
        this.choices = choices;
        this.customers = customers;
        this.forms = forms;
        this.json = json;
    }

    @GetMapping("/surveys")
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var wanted = Arrays.stream(CampaignState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        return Page.of(ui, "surveys/list")
                .with("slice", surveys.list(wanted, null, null, cursor, ROWS, false))
                .with("year", surveys.ofThisYear())
                .with("state", state)
                .with("first", cursor == null);
    }

    @GetMapping("/surveys/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var half = voice.thisHalf();
        var typed = Typed.of(query)
                .otherwise("level", ui.may(SurveyPermission.RUN_COMPANY) ? "COMPANY" : "PROJECT")
                .otherwise("template", "STANDARD")
                .otherwise("language", ui.chinese() ? "zh-CN" : "en")
                .otherwise("periodFrom", half[0].toString())
                .otherwise("periodUntil", half[1].toString())
                .otherwise("samplingPercent", "100")
                .otherwise("capDays", "30")
                .otherwise("remindAfterDays", "7")
                .otherwise("reminders", "2");
        return form(ui, typed, null);
    }

    private Page form(Ui ui, Typed typed, @Nullable SurveyView before) {
        return Page.of(ui, "surveys/plan")
                .with("typed", typed)
                .with("before", before)
                .with("choices", choices.all(ui));
    }

    @PostMapping("/surveys")
    ModelAndView plan(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            return open(surveys.plan(forms.read(typed, PlanSurvey.class)));
        } catch (Refused refused) {
            return form(ui, typed, null).refused(refused);
        }
    }

    private static ModelAndView open(SurveyView survey) {
        return Page.redirect("/surveys/" + survey.number());
    }

    @GetMapping("/surveys/" + NUMBER)
    ModelAndView one(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        return page(ui, number, Typed.nothing(), state, cursor);
    }

    private Page page(Ui ui, String number, Typed typed, String state, @Nullable String cursor) {
        var survey = surveys.find(number);
        var wanted = Arrays.stream(ResponseState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        var planned = survey.state() == CampaignState.PLANNED;
        return Page.of(ui, "surveys/survey")
                .with("survey", survey)
                .with("slice", answers.list(number, wanted, cursor, ROWS))
                .with("state", state)
                .with("first", cursor == null)
                .with("typed", typed)
                .with("customers", planned ? customers.customers() : Map.of())
                .with("projects", planned ? choices.projects() : Map.of())
                .with("staff", survey.may("REPORT") ? customers.staff() : Map.of())
                .with("names", customers.names(survey.facts().owner(), survey.plannedBy(), survey.approvedBy()));
    }

    @GetMapping("/surveys/" + NUMBER + "/plan")
    ModelAndView edit(@PathVariable String number, Ui ui) {
        var survey = surveys.find(number);
        return form(ui, forms.show(survey.facts()), survey);
    }

    @PostMapping("/surveys/" + NUMBER + "/plan")
    ModelAndView change(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            return open(surveys.change(number, version(typed), forms.read(typed, PlanSurvey.class)));
        } catch (Refused refused) {
            return form(ui, typed, surveys.find(number)).refused(refused);
        }
    }

    @PostMapping("/surveys/" + NUMBER + "/recipients")
    ModelAndView name(@PathVariable String number, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(ui, number, typed, () -> recipients.name(number, forms.read(typed, Recipients.Recipient.class)));
    }

    @PostMapping("/surveys/" + NUMBER + "/recipients/everybody")
    ModelAndView everybody(@PathVariable String number, Ui ui) {
        return act(ui, number, Typed.nothing(), () -> recipients.everybody(number));
    }

    @PostMapping("/surveys/" + NUMBER + "/recipients/{response}/removal")
    ModelAndView remove(@PathVariable String number, @PathVariable String response, Ui ui) {
        return act(ui, number, Typed.nothing(), () -> recipients.remove(number, response));
    }

    /** The moves of the survey's life; each has its noun in the address. */
    @PostMapping("/surveys/" + NUMBER + "/{move:[a-z-]+}")
    ModelAndView move(
            @PathVariable String number,
            @PathVariable String move,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        var version = version(typed);
        return act(ui, number, typed, () -> switch (move) {
            case "approval" -> surveys.approve(number, version);
            case "distribution" -> collecting.distribute(number, version);
            case "reminders" -> collecting.remind(number, version);
            case "collection-end" -> collecting.endCollection(number, version);
            case "analysis" -> reports.analyse(number, version, forms.read(typed, SurveyReports.Conclusion.class));
            case "report" -> reports.report(number, version, typed.text("reviewer"), typed.text("approver"));
            case "actions" -> reports.track(number, version);
            case "closure" -> reports.close(number, version, typed.text("note"));
            default -> throw Refused.notFound(move);
        });
    }

    private ModelAndView act(Ui ui, String number, Typed typed, Supplier<SurveyView> verb) {
        try {
            return open(verb.get());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return page(ui, number, typed, "", null).refused(refused);
        }
    }

    private static @Nullable Integer version(Typed typed) {
        var text = typed.text("version");
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    /** For the survey's page, which fetches it by URL; also a page of its own for a link. */
    @GetMapping("/surveys/" + NUMBER + "/results")
    ModelAndView results(@PathVariable String number, Ui ui) {
        var results = analysis.results(number);
        return Page.of(ui, "surveys/results").with("results", results).with("chart", ResultChart.of(results, ui, json));
    }

    @GetMapping("/surveys/" + NUMBER + "/report.{format:docx|pdf}")
    ResponseEntity<byte[]> preview(@PathVariable String number, @PathVariable String format) {
        var wanted = format.equals("pdf") ? DocumentFormat.PDF : DocumentFormat.DOCX;
        var bytes = reports.preview(number, wanted);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(wanted.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(number + "." + format)
                                .build()
                                .toString())
                .body(bytes);
    }

    /** What the callbacks say of each project (R197). */
    @GetMapping("/surveys/projects")
    ModelAndView projects(@RequestParam Map<String, String> query, Ui ui) {
        var half = voice.thisHalf();
        var typed = Map.of(
                "from", query.getOrDefault("from", half[0].toString()),
                "until", query.getOrDefault("until", half[1].toString()));
        Page page = Page.of(ui, "surveys/projects").with("typed", typed);
        try {
            var calls = voice.between(day("from", typed), day("until", typed));
            return page.with("calls", calls);
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID) {
                throw refused;
            }
            return page.with("calls", List.of()).refused(refused);
        }
    }

    private static java.time.@Nullable LocalDate day(String field, Map<String, String> typed) {
        var text = String.valueOf(typed.get(field)).strip();
        try {
            return text.isEmpty() ? null : java.time.LocalDate.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw Refused.field(field, "shared.refused.malformed");
        }
    }
}
