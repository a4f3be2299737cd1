package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hengwei.feedback.PastCallback;
import org.hengwei.feedback.PastCallbacks;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.PastIncident;
import org.hengwei.incidents.PastIncidents;
import org.hengwei.incidents.Tier;
import org.hengwei.shared.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives the demo company the incidents of a large one, for measuring: a year of them, in both languages. */
@Component
@ConditionalOnExpression("'${hengwei.first-start:}' == 'demo' and ${hengwei.demo-volume:0} > 0")
class Volume {

    private static final Logger LOG = LoggerFactory.getLogger(Volume.class);
    private static final int CHUNK = 500;
    private static final int RARE_EVERY = 5_000;
    private static final List<Channel> CHANNELS =
            List.of(Channel.PHONE, Channel.PHONE, Channel.MONITORING, Channel.EMAIL, Channel.ON_SITE);

    /** @param rare a word put into one title of five thousand */
    record Words(
            List<String> places, List<List<String>> faults, List<String> callers, List<String> comments, String rare) {}

    private final PastIncidents incidents;
    private final PastCallbacks callbacks;
    private final Access access;
    private final Clock clock;
    private final int wanted;
    private final Random random = new Random(7);
    private final Script script = Script.read();
    private final Words words = words();

    Volume(
            PastIncidents incidents,
            PastCallbacks callbacks,
            Access access,
            Clock clock,
            @Value("${hengwei.demo-volume:0}") int wanted) {
        this.incidents = incidents;
        this.callbacks = callbacks;
        this.access = access;
        this.clock = clock;
        this.wanted = wanted;
    }

    private static Words words() {
        try (var file = new ClassPathResource("demo/volume.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, Words.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1100)
    void fill() {
        var begun = System.nanoTime();
        for (var made = 0; made < wanted; made += CHUNK) {
            var from = made;
            access.byRule("demo.rule.company", () -> chunk(from, Math.min(CHUNK, wanted - from)));
        }
        LOG.info("{} incidents in {} s", wanted, (System.nanoTime() - begun) / 1_000_000_000);
    }

    /** In the order of time, so that numbers grow as they would have. */
    private void chunk(int from, int size) {
        var now = clock.instant();
        var step = Duration.ofDays(360).dividedBy(wanted);
        var batch = new ArrayList<PastIncident>();
        for (var i = from; i < from + size; i++) {
            var opened = now.minus(step.multipliedBy(wanted - i));
            batch.add(incident(i, opened, now));
        }
        var numbers = incidents.record(batch);
        var calls = new ArrayList<PastCallback>();
        for (var i = 0; i < size; i++) {
            var past = batch.get(i);
            if (past.solution() != null) {
                calls.add(call(numbers.get(i), past, past.solution(), now));
            }
        }
        callbacks.record(calls);
    }

    private PastIncident incident(int n, Instant opened, Instant now) {
        var fault = any(words.faults());
        var project = script.projects().get(random.nextInt(script.projects().size()));
        var place = n % RARE_EVERY == RARE_EVERY / 2 ? words.rare() : any(words.places());
        var second = random.nextInt(6) == 0;
        var engineer = any(script.logins(second ? "SECOND_LINE" : "FIRST_LINE"));
        var responded = opened.plus(Duration.ofMinutes(2 + random.nextInt(40)));
        var worked = Math.exp(random.nextGaussian() * 1.1 + 4.6);
        var resolved = responded.plus(Duration.ofMinutes((long) worked + 5));
        var open = random.nextInt(100) == 0 || resolved.isAfter(now);
        var untouched = open && responded.isAfter(now);
        return new PastIncident(
                place + " " + fault.get(0) + " " + (1000 + random.nextInt(9000)),
                fault.get(1),
                (String) project.getFirst(),
                null,
                fault.get(2),
                any(CHANNELS),
                level(),
                level(),
                any(words.callers()),
                "138%08d".formatted(random.nextInt(100_000_000)),
                second ? Tier.L2 : Tier.L1,
                untouched ? null : engineer,
                untouched ? null : name(engineer),
                opened.minus(Duration.ofMinutes(random.nextInt(30))),
                opened,
                untouched ? null : responded,
                List.of(),
                open
                        ? null
                        : new PastIncident.Solution(
                                fault.get(4), "SOLVED", fault.get(3), 15 + random.nextInt(120), resolved),
                !open,
                open ? null : resolved.plus(Duration.ofHours(3)));
    }

    private PastCallback call(String number, PastIncident past, PastIncident.Solution solution, Instant now) {
        var late = random.nextInt(40) == 0;
        var done = solution.resolvedAt().plus(Duration.ofHours(late ? 30 : 3));
        var made = done.isBefore(now);
        var project = script.projects().stream()
                .filter(one -> one.getFirst().equals(past.project()))
                .findFirst()
                .orElseThrow();
        return new PastCallback(
                number,
                past.title(),
                solution.text(),
                past.project(),
                (String) project.get(2),
                "OPS",
                past.assignee() == null ? "" : past.assignee(),
                past.requesterName(),
                past.requesterPhone(),
                solution.resolvedAt(),
                made ? done : null,
                made ? any(script.logins("DESK_AGENT")) : null,
                made ? Boolean.TRUE : null,
                made && random.nextInt(4) > 0 ? Integer.valueOf(3 + random.nextInt(3)) : null,
                made ? any(words.comments()) : null);
    }

    private int level() {
        return Math.clamp(Math.round(2.8 + random.nextGaussian() * 0.9), 1, 4);
    }

    private String name(String login) {
        return script.staff().stream()
                .filter(one -> one.getFirst().equals(login))
                .findFirst()
                .orElseThrow()
                .get(1);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
