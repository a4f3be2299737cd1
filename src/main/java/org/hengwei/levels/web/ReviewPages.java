package org.hengwei.levels.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketType;
import org.hengwei.customers.Customers;
import org.hengwei.documents.DocumentFormat;
import org.hengwei.levels.Misses;
import org.hengwei.levels.ReviewKey;
import org.hengwei.levels.ReviewReports;
import org.hengwei.levels.ReviewState;
import org.hengwei.levels.ReviewView;
import org.hengwei.levels.Reviews;
import org.hengwei.levels.WriteReview;
import org.hengwei.people.People;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
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

/** The list of reviews, the page of one with its figures and misses, and what a missed ticket shows of itself. */
@Controller
class ReviewPages {

    private static final int ROWS = 50;
    private static final String CODE = "{code:SLR-\\d+}";

    private final Reviews reviews;
    private final Misses misses;
    private final ReviewReports reports;
    private final Customers customers;
    private final People people;
    private final Forms forms;

    ReviewPages(
            Reviews reviews, Misses misses, ReviewReports reports, Customers customers, People people, Forms forms) {
        this.reviews = reviews;
        this.misses = misses;
        this.reports = reports;
        this.customers = customers;
        this.people = people;
        this.forms = forms;
    }

    record Input(
            @Nullable String agreement,
            @Nullable LocalDate periodFrom,
            @Nullable LocalDate periodUntil,
            @Nullable String confirmedBy,
            @Nullable LocalDate confirmedOn,
            @Nullable String reason,
            @Nullable String proposal,
            @Nullable String owner,
            @Nullable LocalDate dueOn) {}

    @GetMapping("/levels/reviews")
    ModelAndView list(
            @RequestParam(defaultValue = "ALL") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        return list(state, cursor, Typed.nothing(), ui);
    }

    private Page list(String state, @Nullable String cursor, Typed typed, Ui ui) {
        var wanted = Arrays.stream(ReviewState.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        var slice = reviews.list(wanted, null, cursor, ROWS, false);
        return Page.of(ui, "levels/reviews")
                .with("slice", slice)
                .with("state", state)
                .with("first", cursor == null)
                .with("typed", typed)
                .with("customers", customerNames(slice.items()))
                .with("names", names(slice.items()));
    }

    private Map<String, String> customerNames(List<ReviewView> shown) {
        return customers.customerNames(shown.stream()
                .map(ReviewView::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private Map<String, String> names(List<ReviewView> shown) {
        return people.names(shown.stream()
                .flatMap(one -> Stream.of(one.responsible(), one.openedBy(), one.finishedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    @PostMapping("/levels/reviews")
    ModelAndView open(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> {
                    var input = forms.read(typed, Input.class);
                    return reviews.open(input.agreement(), input.periodFrom(), input.periodUntil());
                },
                refused -> list("ALL", null, typed, ui).refused(refused));
    }

    /** For the page of an agreement: its reviews, the latest first. */
    @GetMapping("/levels/reviews/of/{agreement}")
    ModelAndView of(@PathVariable String agreement, Ui ui) {
        return Page.of(ui, "levels/of-agreement")
                .with("agreement", agreement)
                .with(
                        "reviews",
                        reviews.list(null, agreement, null, ROWS, false).items());
    }

    @GetMapping("/levels/reviews/" + CODE)
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(code, null, "", ui);
    }

    private Page record(String code, @Nullable Typed typed, String tried, Ui ui) {
        var key = ReviewKey.of(code);
        var review = reviews.find(key);
        var missed = new LinkedHashMap<TicketType, Slice<Outcome>>();
        review.attainment().stream()
                .filter(one -> one.live().missed() > 0)
                .forEach(one -> missed.put(one.type(), reviews.misses(key, one.type(), null, ROWS)));
        return Page.of(ui, "levels/review")
                .with("review", review)
                .with("missed", missed)
                .with("typed", typed == null ? forms.show(facts(review)) : typed)
                .with("tried", tried)
                .with("staff", people.staff())
                .with("customers", customerNames(List.of(review)))
                .with("names", names(List.of(review)));
    }

    private static WriteReview facts(ReviewView review) {
        return new WriteReview(
                review.responsible(),
                review.heldOn(),
                review.participants(),
                review.cause(),
                review.improvement(),
                review.nextDueOn());
    }

    /** More of the missed ones. */
    @GetMapping("/levels/reviews/" + CODE + "/misses/{type}")
    ModelAndView misses(
            @PathVariable String code,
            @PathVariable TicketType type,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var key = ReviewKey.of(code);
        return Page.of(ui, "levels/misses")
                .with("review", reviews.find(key))
                .with("type", type)
                .with("first", cursor == null)
                .with("slice", reviews.misses(key, type, cursor, ROWS));
    }

    @PostMapping("/levels/reviews/" + CODE + "/{move:writing|completion|confirmation|cancellation}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String move,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> move(code, move, typed),
                refused -> record(code, move.equals("writing") || move.equals("completion") ? typed : null, move, ui)
                        .with("again", typed)
                        .refused(refused));
    }

    /** Finishing takes what stands in the form along, so that nothing typed is lost. */
    private ReviewView move(String code, String move, Typed typed) {
        var key = ReviewKey.of(code, Versions.of(typed.text("version")));
        var input = forms.read(only(typed, "confirmedBy", "confirmedOn", "reason"), Input.class);
        return switch (move) {
            case "writing" -> reviews.write(key, facts(typed));
            case "completion" -> reviews.finish(key, facts(typed));
            case "confirmation" -> reviews.confirm(key, input.confirmedBy(), input.confirmedOn());
            default -> reviews.cancel(key, input.reason());
        };
    }

    @PostMapping("/levels/reviews/" + CODE + "/report")
    ModelAndView report(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        return act(
                () -> reports.report(
                        ReviewKey.of(code, Versions.of(typed.text("version"))),
                        forms.read(only(typed, "language", "reviewer", "approver"), ReviewReports.SignOff.class)),
                refused -> record(code, null, "report", ui).with("again", typed).refused(refused));
    }

    @GetMapping("/levels/reviews/" + CODE + "/report.{format:docx|pdf}")
    ResponseEntity<byte[]> preview(@PathVariable String code, @PathVariable String format, Ui ui) {
        return paper(reports, code, format, ui.chinese() ? "zh-CN" : "en");
    }

    static ResponseEntity<byte[]> paper(
            ReviewReports reports, String number, String format, @Nullable String language) {
        var wanted = format.equals("pdf") ? DocumentFormat.PDF : DocumentFormat.DOCX;
        var bytes = reports.preview(ReviewKey.of(number), language, wanted);
        var name = ContentDisposition.attachment()
                .filename(number + "." + format, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(wanted.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(bytes);
    }

    private WriteReview facts(Typed typed) {
        return forms.read(
                only(typed, "responsible", "heldOn", "participants", "cause", "improvement", "nextDueOn"),
                WriteReview.class);
    }

    private static Typed only(Typed typed, String... names) {
        var some = new LinkedHashMap<String, List<String>>();
        Arrays.stream(names).forEach(name -> some.put(name, typed.all(name)));
        return Typed.of(some);
    }

    /**
     * What a ticket missed, and the opportunity that raises; nothing when it kept everything.
     *
     * @param alone as a page of its own, not as a piece of the ticket's
     */
    @GetMapping("/levels/about/{kind}/{code}")
    ModelAndView about(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam(defaultValue = "false") boolean alone,
            Ui ui) {
        return about(new Subject(kind, code), Typed.nothing(), ui).with("alone", alone);
    }

    private Page about(Subject ticket, Typed typed, Ui ui) {
        return Page.of(ui, "levels/about")
                .with("outcome", misses.find(ticket))
                .with("typed", typed)
                .with("staff", people.staff());
    }

    @PostMapping("/levels/about/{kind}/{code}")
    ModelAndView raise(
            @PathVariable String kind,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        var ticket = new Subject(kind, code);
        try {
            var input = forms.read(only(typed, "proposal", "owner", "dueOn"), Input.class);
            var made = misses.raise(ticket, input.proposal(), input.owner(), input.dueOn());
            return Page.redirect("/opportunities/" + made.number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return about(ticket, typed, ui).with("alone", true).refused(refused);
        }
    }

    private static ModelAndView act(Supplier<ReviewView> verb, Function<Refused, ModelAndView> again) {
        try {
            return Page.redirect("/levels/reviews/" + verb.get().number());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            return again.apply(refused);
        }
    }
}
