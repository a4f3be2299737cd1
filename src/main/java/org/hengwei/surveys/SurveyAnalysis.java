package org.hengwei.surveys;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hengwei.customers.Customers;
import org.hengwei.surveys.db.CampaignRecord;
import org.hengwei.surveys.db.ResponseRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a survey found, whole and apart for area, item, project and customer, and against the survey before (R204, R209). */
@Service
@Transactional(readOnly = true)
public class SurveyAnalysis {

    private final SurveyHouse house;
    private final Customers customers;

    SurveyAnalysis(SurveyHouse house, Customers customers) {
        this.house = house;
        this.customers = customers;
    }

    /** The results as of now; final once the collection has ended. */
    public SurveyResults results(String number) {
        return results(house.reveal(number));
    }

    SurveyResults results(CampaignRecord row) {
        var sheets = sheets(row);
        var earlier = house.campaigns.earlier(row).orElse(null);
        var before = earlier == null ? null : sheets(earlier);
        var form = house.campaigns.form(row);
        var overall = score(sheets, answer -> true);
        return new SurveyResults(
                SurveyCode.SURVEY.of(row.getId()),
                row.getTitle(),
                recovery(sheets),
                overall,
                areas(form, sheets, before),
                items(form, sheets, before),
                groups(sheets, before, ResponseRecord::getProject, this::project),
                groups(sheets, before, ResponseRecord::getCustomer, ResponseRecord::getCustomerName),
                earlier == null || before == null ? null : earlier(earlier, before, overall));
    }

    /** @param answers null for who did not answer, or not validly */
    private record Sheets(ResponseRecord response, @Nullable List<ResponseView.Answer> answers) {}

    private List<Sheets> sheets(CampaignRecord row) {
        var answers = house.responses.answersOf(row.getId());
        return house.responses.of(row.getId()).stream()
                .filter(response -> response.getSentAt() != null)
                .map(response -> new Sheets(
                        response,
                        response.getState().equals(ResponseState.ANSWERED.name())
                                ? answers.getOrDefault(response.getId(), List.of())
                                : null))
                .toList();
    }

    private static @Nullable BigDecimal recovery(List<Sheets> sheets) {
        var back = sheets.stream()
                .filter(sheet -> sheet.response().getAnsweredAt() != null)
                .count();
        return Tally.over(BigDecimal.valueOf(back * 100), sheets.size());
    }

    private static SurveyResults.Score score(List<Sheets> sheets, Predicate<ResponseView.Answer> which) {
        var tally = new Tally();
        for (var sheet : sheets) {
            var answers = sheet.answers();
            tally.add(answers == null ? null : answers.stream().filter(which).toList());
        }
        return tally.score();
    }

    private List<SurveyResults.Part> areas(SurveyForm form, List<Sheets> sheets, @Nullable List<Sheets> before) {
        return form.scored().stream()
                .map(SurveyForm.Item::area)
                .distinct()
                .sorted()
                .map(area -> part(area.name(), area.name(), "", sheets, before, answer -> answer.area() == area))
                .toList();
    }

    private List<SurveyResults.Part> items(SurveyForm form, List<Sheets> sheets, @Nullable List<Sheets> before) {
        return form.scored().stream()
                .map(item -> part(
                        item.code(),
                        item.text(),
                        item.textEn(),
                        sheets,
                        before,
                        answer -> answer.item().equals(item.code())))
                .toList();
    }

    private static SurveyResults.Part part(
            String code,
            String name,
            String nameEn,
            List<Sheets> sheets,
            @Nullable List<Sheets> before,
            Predicate<ResponseView.Answer> which) {
        var score = score(sheets, which);
        var change = before == null ? null : change(score, score(before, which));
        return new SurveyResults.Part(code, name, nameEn, score, change);
    }

    private static List<SurveyResults.Part> groups(
            List<Sheets> sheets,
            @Nullable List<Sheets> before,
            Function<ResponseRecord, @Nullable String> code,
            Function<ResponseRecord, String> name) {
        var then = before == null ? Map.<String, List<Sheets>>of() : byCode(before, code);
        return byCode(sheets, code).entrySet().stream()
                .map(group -> part(
                        group.getKey(),
                        name.apply(group.getValue().getFirst().response()),
                        "",
                        group.getValue(),
                        then.get(group.getKey()),
                        answer -> true))
                .toList();
    }

    private static Map<String, List<Sheets>> byCode(
            List<Sheets> sheets, Function<ResponseRecord, @Nullable String> code) {
        return sheets.stream()
                .filter(sheet -> code.apply(sheet.response()) != null)
                .collect(Collectors.groupingBy(
                        sheet -> String.valueOf(code.apply(sheet.response())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private String project(ResponseRecord response) {
        var code = String.valueOf(response.getProject());
        return customers.findProject(code).map(project -> project.name()).orElse(code);
    }

    private static SurveyResults.Earlier earlier(CampaignRecord row, List<Sheets> before, SurveyResults.Score now) {
        var then = score(before, answer -> true);
        return new SurveyResults.Earlier(SurveyCode.SURVEY.of(row.getId()), row.getTitle(), then, change(now, then));
    }

    private static @Nullable BigDecimal change(SurveyResults.Score now, SurveyResults.Score then) {
        return now.rate() == null || then.rate() == null ? null : now.rate().subtract(then.rate());
    }
}
