package org.hengwei.surveys;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.documents.Block;
import org.hengwei.documents.Cover;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.Section;
import org.hengwei.feedback.CallbackScore;
import org.hengwei.shared.Names;
import org.hengwei.surveys.db.CampaignRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a survey on paper: the summary report D34, with a chart of areas and projects (R206). */
@Component
class SurveyPaper {

    private final MessageSource messages;
    private final List<Names> rooms;

    SurveyPaper(MessageSource messages, List<Names> rooms) {
        this.messages = messages;
        this.rooms = rooms;
    }

    String title(CampaignRecord row) {
        return new Words(messages, row.getLanguage()).say("title", row.getTitle());
    }

    DocumentContent of(
            CampaignRecord row,
            SurveyView survey,
            SurveyResults results,
            List<OpinionView> opinions,
            List<CallbackScore> calls) {
        var words = new Words(messages, row.getLanguage());
        var sections = new ArrayList<Section>();
        add(sections, words, "purpose", prose(row.getPurpose()));
        add(sections, words, "time", time(words, row, survey));
        add(sections, words, "indicators", List.of(indicators(words, survey.form())));
        add(sections, words, "method", prose(words.say("method")));
        add(sections, words, "sample", sample(words, survey, results));
        add(sections, words, "results", results(words, results));
        add(
                sections,
                words,
                "callbacks",
                callbacks(words, calls, names("PROJECT", calls.stream().map(CallbackScore::project))));
        add(sections, words, "comparison", comparison(words, results));
        add(sections, words, "problems", problems(words, row, opinions));
        var owners = names("PERSON", opinions.stream().map(OpinionView::owner));
        add(sections, words, "measures", measures(words, row, opinions, owners));
        var references = row.getRuleDocument() == null ? List.<String>of() : List.of(row.getRuleDocument());
        return new DocumentContent(Cover.of("", title(row), references), sections);
    }

    private Map<String, String> names(String kind, Stream<@Nullable String> codes) {
        var asked = codes.filter(Objects::nonNull).collect(Collectors.toSet());
        var found = new HashMap<String, String>();
        rooms.forEach(room -> found.putAll(room.of(kind, asked)));
        return found;
    }

    private static void add(List<Section> sections, Words words, String key, List<Block> blocks) {
        sections.add(new Section((sections.size() + 1) + ". " + words.say("section." + key), blocks));
    }

    private static List<Block> prose(String text) {
        return List.of(new Block.Paragraph(text));
    }

    private static List<Block> time(Words words, CampaignRecord row, SurveyView survey) {
        var participants = row.getParticipants() == null ? "–" : row.getParticipants();
        return List.of(new Block.Bullets(List.of(
                words.say(
                        "period",
                        row.getPeriodFrom().toString(),
                        row.getPeriodUntil().toString()),
                words.say("closes", row.getClosesOn().toString()),
                words.say(
                        "object",
                        words.say("level." + row.getLevel()),
                        Integer.toString(survey.counts().named())),
                words.say("participants", participants),
                words.say(
                        "sampling", Integer.toString(row.getSamplingPercent()), Integer.toString(row.getCapDays())))));
    }

    private static Block indicators(Words words, SurveyForm form) {
        return new Block.Table(
                words.columns("area:2", "item:6", "full:2", "weight:2"),
                form.scored().stream()
                        .map(item -> List.of(
                                words.say("area." + item.area()),
                                item.label(words.chinese()),
                                item.fullScore().toPlainString(),
                                item.weight().toPlainString()))
                        .toList());
    }

    private static List<Block> sample(Words words, SurveyView survey, SurveyResults results) {
        var c = survey.counts();
        return List.of(
                new Block.Table(
                        words.columns("sent:2", "answered:2", "silent:2", "void:2", "recovery:2", "response:2"),
                        List.of(List.of(
                                Integer.toString(c.sent()),
                                Integer.toString(c.answered()),
                                Integer.toString(c.sent() - c.answered() - c.voided()),
                                Integer.toString(c.voided()),
                                percent(results.recoveryRate()),
                                percent(results.overall().responseRate())))),
                new Block.Paragraph(words.say("silence")));
    }

    private static List<Block> results(Words words, SurveyResults results) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Table(
                words.columns("rate:3", "five:3", "hundred:3", "response:3"),
                List.of(List.of(
                        percent(results.overall().rate()),
                        number(results.overall().ofFive()),
                        number(results.overall().ofHundred()),
                        percent(results.overall().responseRate())))));
        part(blocks, words, "area", named(words, results.areas()));
        part(blocks, words, "item", results.items());
        part(blocks, words, "project", results.projects());
        part(blocks, words, "customer", results.customers());
        return blocks;
    }

    private static List<SurveyResults.Part> named(Words words, List<SurveyResults.Part> areas) {
        return areas.stream()
                .map(area -> new SurveyResults.Part(
                        area.code(), words.say("area." + area.code()), "", area.score(), area.change()))
                .toList();
    }

    /** A chart, and the same in figures with the response rate beside each score. */
    private static void part(List<Block> blocks, Words words, String key, List<SurveyResults.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        blocks.add(new Block.Heading(2, words.say("by." + key)));
        blocks.add(new Block.Bars(parts.stream()
                .map(part -> new Block.Bar(
                        part.label(words.chinese()),
                        length(part.score().rate()),
                        percent(part.score().rate())))
                .toList()));
        blocks.add(new Block.Table(
                words.columns(key + ":4", "rate:2", "five:2", "answered:2", "response:2", "change:2"),
                parts.stream()
                        .map(part -> List.of(
                                part.label(words.chinese()),
                                percent(part.score().rate()),
                                number(part.score().ofFive()),
                                part.score().answered() + " / " + part.score().sent(),
                                percent(part.score().responseRate()),
                                signed(part.change())))
                        .toList()));
    }

    private static List<Block> callbacks(Words words, List<CallbackScore> calls, Map<String, String> projects) {
        if (calls.isEmpty()) {
            return prose(words.say("none"));
        }
        return List.of(new Block.Table(
                words.columns("project:3", "rate:2", "calls:2", "answered:2", "response:2"),
                calls.stream()
                        .map(call -> List.of(
                                projects.getOrDefault(call.project(), call.project()),
                                percent(call.rate()),
                                Integer.toString(call.due()),
                                Integer.toString(call.scored()),
                                percent(call.responseRate())))
                        .toList()));
    }

    private static List<Block> comparison(Words words, SurveyResults results) {
        var earlier = results.earlier();
        if (earlier == null) {
            return prose(words.say("no-earlier"));
        }
        return List.of(new Block.Table(
                words.columns("survey:5", "rate:2", "five:2", "hundred:2", "response:2"),
                Stream.of(
                                row(results.number() + " " + results.title(), results.overall()),
                                row(earlier.number() + " " + earlier.title(), earlier.overall()),
                                List.of(words.say("column.change"), signed(earlier.change()), "", "", ""))
                        .toList()));
    }

    private static List<String> row(String name, SurveyResults.Score score) {
        return List.of(
                name,
                percent(score.rate()),
                number(score.ofFive()),
                number(score.ofHundred()),
                percent(score.responseRate()));
    }

    private static List<Block> problems(Words words, CampaignRecord row, List<OpinionView> opinions) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(Objects.requireNonNullElse(row.getAnalysis(), words.say("none"))));
        if (!opinions.isEmpty()) {
            blocks.add(new Block.Table(
                    words.columns("customer:3", "kind:2", "opinion:7"),
                    opinions.stream()
                            .map(o -> List.of(o.customerName(), words.value(o.kind()), o.text()))
                            .toList()));
        }
        return blocks;
    }

    private static List<Block> measures(
            Words words, CampaignRecord row, List<OpinionView> opinions, Map<String, String> owners) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(2, words.say("goals")));
        blocks.add(new Block.Paragraph(Objects.requireNonNullElse(row.getGoals(), words.say("none"))));
        if (!opinions.isEmpty()) {
            blocks.add(new Block.Table(
                    words.columns("opinion:4", "measure:5", "owner:2", "due:2", "state:2"),
                    opinions.stream()
                            .map(o -> List.of(
                                    o.text(),
                                    o.measure() == null ? "–" : o.measure(),
                                    o.owner() == null ? "–" : owners.getOrDefault(o.owner(), o.owner()),
                                    o.dueOn() == null ? "–" : o.dueOn().toString(),
                                    words.state(o.state().name())))
                            .toList()));
        }
        return blocks;
    }

    private static int length(@Nullable BigDecimal rate) {
        return rate == null ? 0 : rate.setScale(0, RoundingMode.HALF_UP).intValue();
    }

    private static String percent(@Nullable BigDecimal value) {
        return value == null ? "–" : number(value) + " %";
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "–" : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String signed(@Nullable BigDecimal value) {
        return value == null ? "–" : (value.signum() > 0 ? "+" : "") + number(value);
    }

    /** The words of the report in the survey's language. */
    private record Words(MessageSource messages, String language) {

        boolean chinese() {
            return !language.startsWith("en");
        }

        String say(String key, String... args) {
            return message("surveys.paper." + key, args);
        }

        String value(String constant) {
            return message("surveys.value." + constant);
        }

        String state(String constant) {
            return message("surveys.state." + constant);
        }

        private String message(String key, String... args) {
            return Objects.requireNonNull(messages.getMessage(key, args, key, Locale.forLanguageTag(language)));
        }

        /** From {@code key:width}. */
        List<Block.Column> columns(String... columns) {
            return Stream.of(columns)
                    .map(column -> column.split(":", -1))
                    .map(pair -> new Block.Column(say("column." + pair[0]), Integer.parseInt(pair[1])))
                    .toList();
        }
    }
}
