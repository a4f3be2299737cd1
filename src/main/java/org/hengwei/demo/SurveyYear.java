package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.approvals.Approvals;
import org.hengwei.documents.DocumentViews;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.surveys.Answers;
import org.hengwei.surveys.Collecting;
import org.hengwei.surveys.Means;
import org.hengwei.surveys.OpinionView;
import org.hengwei.surveys.Opinions;
import org.hengwei.surveys.PlanSurvey;
import org.hengwei.surveys.Recipients;
import org.hengwei.surveys.SurveyLevel;
import org.hengwei.surveys.SurveyReports;
import org.hengwei.surveys.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The survey of the last half-year over all customers: two stay silent, the report is signed, what was said is dealt with. */
@Component
class SurveyYear {

    /**
     * @param sent by which means, in the order of the customers, as {@code answers}; null there for who stays silent
     * @param measures of a customer: what is done, by which role, with what result
     */
    record Said(
            String title,
            String purpose,
            String participants,
            List<Means> sent,
            List<@Nullable Map<String, String>> answers,
            Map<String, List<String>> measures,
            String analysis,
            String goals,
            String note) {}

    private final Surveys surveys;
    private final Recipients recipients;
    private final Collecting collecting;
    private final Answers answers;
    private final SurveyReports reports;
    private final Opinions opinions;
    private final DocumentViews documents;
    private final Approvals approvals;
    private final CompanyZone zone;

    SurveyYear(
            Surveys surveys,
            Recipients recipients,
            Collecting collecting,
            Answers answers,
            SurveyReports reports,
            Opinions opinions,
            DocumentViews documents,
            Approvals approvals,
            CompanyZone zone) {
        this.surveys = surveys;
        this.recipients = recipients;
        this.collecting = collecting;
        this.answers = answers;
        this.reports = reports;
        this.opinions = opinions;
        this.documents = documents;
        this.approvals = approvals;
        this.zone = zone;
    }

    /** Puts the survey of the half-year that was over last before {@code today} on the timeline. */
    void plan(Timeline timeline, Script script, LocalDate today) {
        var half = Period.of(Period.Length.HALF_YEAR, today).previous();
        var end = half.dayAfter();
        var said = said();
        timeline.at(morning(end.minusDays(26)), () -> {
            var number = begun(script, said, half);
            timeline.at(morning(end.minusDays(24)), () -> sent(script, number));
            for (var i = 0; i < said.answers().size(); i++) {
                var answer = said.answers().get(i);
                var customer = script.customers().get(i).getFirst();
                if (answer != null) {
                    timeline.at(
                            morning(end.minusDays(22L - i)).plus(Duration.ofMinutes(17L * i)),
                            () -> written(script, number, customer, answer));
                }
            }
            timeline.at(morning(end.minusDays(8)), () -> concluded(script, said, number));
            timeline.at(morning(end.minusDays(6)), () -> signed(script, number, "MANAGEMENT_REPRESENTATIVE"));
            timeline.at(morning(end.minusDays(5)), () -> signed(script, number, "GENERAL_MANAGER"));
            timeline.at(morning(end.minusDays(3)), () -> measured(script, said, number, end));
            timeline.at(morning(end.plusDays(40)), () -> dealtWith(script, said, number));
        });
    }

    private static Said said() {
        try (var file = new ClassPathResource("demo/survey.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, Said.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String begun(Script script, Said said, Period half) {
        return Cast.as(quality(script), () -> {
            var number = surveys.plan(new PlanSurvey(
                            MessageFormat.format(said.title(), half.toString()),
                            SurveyLevel.COMPANY,
                            null,
                            "STANDARD",
                            null,
                            "QA",
                            "zh-CN",
                            said.purpose(),
                            said.participants(),
                            half.firstDay(),
                            half.dayAfter().minusDays(1),
                            half.dayAfter().minusDays(9),
                            100,
                            0,
                            7,
                            2,
                            null,
                            null))
                    .number();
            for (var i = 0; i < said.sent().size(); i++) {
                var customer = script.customers().get(i).getFirst();
                recipients.name(
                        number,
                        new Recipients.Recipient(
                                customer,
                                null,
                                projectOf(script, customer),
                                said.sent().get(i)));
            }
            return number;
        });
    }

    private static String projectOf(Script script, String customer) {
        return script.projects().stream()
                .filter(project -> project.get(2).equals(customer))
                .map(project -> (String) project.getFirst())
                .findFirst()
                .orElseThrow();
    }

    private void sent(Script script, String number) {
        Cast.as(script.logins("MANAGEMENT_REPRESENTATIVE").getFirst(), () -> surveys.approve(number, null));
        Cast.as(quality(script), () -> collecting.distribute(number, null));
    }

    private void written(Script script, String number, String customer, Map<String, String> answer) {
        Cast.as(
                script.logins("QUALITY_ENGINEER").getFirst(),
                () -> answers.list(number, null, null, 50).items().stream()
                        .filter(form -> form.customer().equals(customer))
                        .findFirst()
                        .ifPresent(form -> answers.write(form.number(), null, null, answer)));
    }

    private void concluded(Script script, Said said, String number) {
        Cast.as(quality(script), () -> {
            collecting.endCollection(number, null);
            reports.analyse(number, null, new SurveyReports.Conclusion(said.analysis(), said.goals()));
            reports.report(
                    number,
                    null,
                    script.logins("MANAGEMENT_REPRESENTATIVE").getFirst(),
                    script.logins("GENERAL_MANAGER").getFirst());
        });
    }

    private void signed(Script script, String number, String role) {
        var subject = Cast.as(
                quality(script),
                () -> documents
                        .get(String.valueOf(surveys.find(number).reportDocument()))
                        .subject());
        Cast.as(script.logins(role).getFirst(), () -> approvals.agree(subject, null));
    }

    private void measured(Script script, Said said, String number, LocalDate end) {
        Cast.as(quality(script), () -> {
            for (var one : open(number)) {
                var measure = said.measures().get(one.customer());
                if (measure == null) {
                    opinions.praise(one.number(), null);
                } else {
                    var owner = script.logins(measure.get(1)).getFirst();
                    opinions.measure(
                            one.number(), null, new Opinions.SetMeasure(measure.getFirst(), owner, end.plusDays(45)));
                }
            }
            reports.track(number, null);
        });
    }

    private void dealtWith(Script script, Said said, String number) {
        Cast.as(quality(script), () -> {
            for (var one : open(number)) {
                var measure = said.measures().get(one.customer());
                if (measure != null) {
                    opinions.done(one.number(), null, measure.get(2));
                }
            }
            reports.close(number, null, said.note());
        });
    }

    private List<OpinionView> open(String number) {
        return opinions.list(number, null, null, 100).items();
    }

    private static String quality(Script script) {
        return script.logins("QUALITY_MANAGER").getFirst();
    }

    private Instant morning(LocalDate day) {
        return zone.startOf(day).plus(Duration.ofHours(10));
    }
}
