package org.hengwei.levels;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hengwei.agreements.Outcome;
import org.hengwei.customers.Customers;
import org.hengwei.documents.Block;
import org.hengwei.documents.Cover;
import org.hengwei.documents.DocumentContent;
import org.hengwei.documents.Section;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.people.People;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words and tables of the review's report (D14). Figures are those kept when it was finished, until then the live ones. */
@Component
class ReviewPaper {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final MessageSource messages;
    private final Customers customers;
    private final People people;
    private final CompanyZone zone;

    ReviewPaper(MessageSource messages, Customers customers, People people, CompanyZone zone) {
        this.messages = messages;
        this.customers = customers;
        this.people = people;
        this.zone = zone;
    }

    String title(ReviewRecord row, String language) {
        return title(new Words(messages, language), row.getAgreementName());
    }

    private static String title(Words words, String agreement) {
        return words.say("title", agreement);
    }

    DocumentContent of(ReviewView review, List<Outcome> missed, String language) {
        var words = new Words(messages, language);
        var sections = new ArrayList<Section>();
        add(sections, words, "object", object(words, review));
        add(sections, words, "attainment", attainment(words, review));
        add(sections, words, "misses", misses(words, review, missed));
        add(sections, words, "cause", prose(words, review.cause()));
        add(sections, words, "improvement", prose(words, review.improvement()));
        add(sections, words, "customer", customer(words, review));
        return new DocumentContent(
                Cover.of("", title(words, review.agreementName()), List.of(review.agreement())), sections);
    }

    private static void add(List<Section> sections, Words words, String key, List<Block> blocks) {
        sections.add(new Section((sections.size() + 1) + ". " + words.say("section." + key), blocks));
    }

    private static List<Block> prose(Words words, @Nullable String text) {
        return List.of(new Block.Paragraph(text == null ? words.say("none") : text));
    }

    private List<Block> object(Words words, ReviewView review) {
        var code = review.customer();
        var named = code == null ? Map.<String, String>of() : customers.customerNames(List.of(code));
        return List.of(new Block.Bullets(List.of(
                words.say("review", review.number()),
                words.say("agreement", review.agreement(), review.agreementName()),
                words.say("customer", code == null ? "–" : named.getOrDefault(code, code)),
                words.say("projects", review.projects().isEmpty() ? "–" : String.join(", ", review.projects())),
                words.say(
                        "period",
                        review.periodFrom().toString(),
                        review.periodUntil().toString()),
                words.say(
                        "held", review.heldOn() == null ? "–" : review.heldOn().toString()),
                words.say("participants", Objects.requireNonNullElse(review.participants(), "–")),
                words.say("responsible", person(review.responsible())))));
    }

    private String person(@Nullable String login) {
        return login == null ? "–" : people.names(List.of(login)).getOrDefault(login, login);
    }

    private static List<Block> attainment(Words words, ReviewView review) {
        var rows = new ArrayList<List<String>>();
        var bars = new ArrayList<Block.Bar>();
        for (var one : review.attainment()) {
            var tally = one.reviewed() == null ? one.live() : one.reviewed();
            var percent = Attainment.percent(tally.met(), tally.missed());
            var type = words.type(one.type().name());
            rows.add(List.of(
                    type,
                    percent(percent),
                    Long.toString(tally.closed()),
                    Long.toString(tally.met()),
                    Long.toString(tally.missed()),
                    Long.toString(tally.missedResponse()),
                    Long.toString(tally.missedResolution())));
            if (percent != null) {
                bars.add(new Block.Bar(
                        type, percent.setScale(0, RoundingMode.HALF_UP).intValue(), percent(percent)));
            }
        }
        var blocks = new ArrayList<Block>();
        if (!bars.isEmpty()) {
            blocks.add(new Block.Bars(bars));
        }
        blocks.add(new Block.Table(
                words.columns("type:3", "attainment:2", "closed:2", "met:2", "missed:2", "response:2", "resolution:2"),
                rows));
        return blocks;
    }

    private static String percent(@Nullable BigDecimal value) {
        return value == null ? "–" : value.toPlainString() + " %";
    }

    private List<Block> misses(Words words, ReviewView review, List<Outcome> missed) {
        if (missed.isEmpty()) {
            return prose(words, null);
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Table(
                words.columns("ticket:3", "title:5", "priority:2", "what:6"),
                missed.stream()
                        .map(one -> List.of(
                                one.ticket().code(),
                                one.title(),
                                Objects.requireNonNullElse(one.priority(), "–"),
                                one.missed().stream()
                                        .map(clock -> missed(words, clock))
                                        .collect(Collectors.joining("\n"))))
                        .toList()));
        if (review.missed() > missed.size()) {
            blocks.add(new Block.Paragraph(words.say("more", Long.toString(review.missed() - missed.size()))));
        }
        return blocks;
    }

    private String missed(Words words, Outcome.Missed clock) {
        return words.say("missed", words.clock(clock.clock().name()), minute(clock.dueAt()), minute(clock.doneAt()));
    }

    private String minute(@Nullable Instant at) {
        return at == null ? "–" : MINUTE.format(at.atZone(zone.id()));
    }

    private static List<Block> customer(Words words, ReviewView review) {
        var confirmed = review.confirmedOn() == null
                ? words.say("unconfirmed")
                : words.say(
                        "confirmed",
                        String.valueOf(review.confirmedBy()),
                        review.confirmedOn().toString());
        var next = words.say(
                "next", review.nextDueOn() == null ? "–" : review.nextDueOn().toString());
        return List.of(new Block.Bullets(List.of(confirmed, next)));
    }

    /** The words of the report in its language. */
    private record Words(MessageSource messages, String language) {

        String say(String key, String... args) {
            return message("levels.paper." + key, args);
        }

        String type(String type) {
            return message("levels.type." + type);
        }

        String clock(String clock) {
            return message("levels.clock." + clock);
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
