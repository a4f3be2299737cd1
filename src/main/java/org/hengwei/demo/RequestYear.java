package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.RoundState;
import org.hengwei.feedback.CallOutcome;
import org.hengwei.feedback.CallbackKey;
import org.hengwei.feedback.Callbacks;
import org.hengwei.requests.Fulfilment;
import org.hengwei.requests.RequestChannel;
import org.hengwei.requests.RequestKey;
import org.hengwei.requests.RequestState;
import org.hengwei.requests.RequestView;
import org.hengwei.requests.Requests;
import org.hengwei.requests.SubmitRequest;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Subject;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A year of service requests: asked at the desk, approved where the item wants it, most fulfilled in time and closed. */
@Component
class RequestYear {

    /** @param answers with days as {@code day+3}, counted from the day it is asked */
    record Wish(String item, String title, Map<String, String> answers, String result, int weight) {}

    private static final List<RequestChannel> CHANNELS =
            List.of(RequestChannel.PHONE, RequestChannel.PHONE, RequestChannel.WECHAT, RequestChannel.ON_SITE);

    private final Requests requests;
    private final Fulfilment fulfilment;
    private final Approvals approvals;
    private final Callbacks callbacks;
    private final CompanyZone zone;

    RequestYear(Requests requests, Fulfilment fulfilment, Approvals approvals, Callbacks callbacks, CompanyZone zone) {
        this.requests = requests;
        this.fulfilment = fulfilment;
        this.approvals = approvals;
        this.callbacks = callbacks;
        this.zone = zone;
    }

    /** Puts {@code count} requests between the two days on the timeline. */
    void plan(Timeline timeline, Script script, LocalDate from, LocalDate until, int count, Random random) {
        var wishes = wishes();
        var days = from.datesUntil(until)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .toList();
        for (var i = 0; i < count; i++) {
            var wish = any(wishes, random);
            var day = any(days, random);
            var start = zone.startOf(day).plus(Duration.ofMinutes(9 * 60L + random.nextInt(300)));
            timeline.at(start, () -> ask(timeline, script, wish, day, start, random));
        }
    }

    private static List<Wish> wishes() {
        try (var file = new ClassPathResource("demo/requests.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, new TypeReference<List<Wish>>() {}).stream()
                    .flatMap(wish -> Collections.nCopies(wish.weight(), wish).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(Timeline timeline, Script script, Wish wish, LocalDate day, Instant at, Random random) {
        var agent = any(script.logins("DESK_AGENT"), random);
        var project = any(script.projects(), random);
        var caller = script.contacts().stream()
                .filter(contact -> contact.getFirst().equals(project.get(2)))
                .findFirst()
                .orElseThrow();
        var asked = Cast.as(
                agent,
                () -> requests.submit(new SubmitRequest(
                        wish.item(),
                        wish.title(),
                        null,
                        (String) project.getFirst(),
                        null,
                        any(CHANNELS, random),
                        null,
                        caller.get(1),
                        caller.get(2),
                        answers(wish, day),
                        List.of(),
                        null,
                        null)));
        if (asked.state() == RequestState.APPROVAL_PENDING) {
            sign(timeline, script, wish, asked, agent, later(at, 30, 150, random), random);
        } else {
            fulfil(timeline, script, wish, asked, agent, at, random);
        }
    }

    private static Map<String, String> answers(Wish wish, LocalDate day) {
        var answers = new LinkedHashMap<String, String>();
        wish.answers()
                .forEach((field, value) -> answers.put(
                        field,
                        value.matches("day[+-]\\d+")
                                ? day.plusDays(Long.parseLong(value.substring(3)))
                                        .toString()
                                : value));
        return answers;
    }

    private void sign(
            Timeline timeline, Script script, Wish wish, RequestView asked, String agent, Instant at, Random random) {
        var subject = new Subject(RequestKey.KIND, asked.number());
        timeline.at(at, () -> {
            var signer = Cast.as(agent, () -> approvals.of(subject)).waiting().orElseThrow();
            var round = Cast.as(signer.login(), () -> approvals.agree(subject, null));
            if (round.state() == RoundState.RUNNING) {
                sign(timeline, script, wish, asked, agent, later(at, 30, 150, random), random);
            } else {
                fulfil(timeline, script, wish, asked, agent, at, random);
            }
        });
    }

    /** One in twelve is forgotten over some days. */
    private void fulfil(
            Timeline timeline,
            Script script,
            Wish wish,
            RequestView asked,
            String agent,
            Instant begun,
            Random random) {
        var key = RequestKey.of(asked.number());
        var forgotten = random.nextInt(12) == 0 ? Duration.ofDays(15) : Duration.ZERO;
        var first = later(begun, 20, 120, random);
        var second = later(first, 20, 120, random);
        var steps = wish.item().equals("ITEM-CAMERA-MOVE")
                ? List.of(first, second, later(second, 60, 300, random))
                : wish.item().equals("ITEM-CONSULT") ? List.of(first) : List.of(first, second);
        steps.forEach(step -> timeline.at(
                step,
                () -> Cast.as(agent, () -> {
                    fulfilment.complete(key, null, null);
                })));
        var done = steps.getLast().plus(forgotten).plus(Duration.ofMinutes(10));
        timeline.at(
                done,
                () -> Cast.as(agent, () -> {
                    fulfilment.fulfil(key, wish.result());
                }));
        timeline.at(
                done.plus(Duration.ofMinutes(60 + random.nextInt(1_000))), () -> callBack(script, key, agent, random));
    }

    private void callBack(Script script, RequestKey key, String agent, Random random) {
        var caller = script.logins("DESK_AGENT").stream()
                .filter(login -> !login.equals(agent))
                .findFirst()
                .orElseThrow();
        var due = Sequel.due(caller, () -> callbacks.of(key));
        if (due != null) {
            var score = Integer.valueOf(Math.clamp(Math.round(4.7 + random.nextGaussian() * 0.5), 3, 5));
            var outcome = new CallOutcome(true, true, score, any(script.comments(), random));
            Cast.as(caller, () -> {
                callbacks.take(CallbackKey.of(due.number()), outcome);
            });
        }
    }

    private static Instant later(Instant at, int least, int most, Random random) {
        return at.plus(Duration.ofMinutes(least + random.nextInt(most - least)));
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
