package org.hengwei.demo;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.hengwei.desk.ContactChannel;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.Desk;
import org.hengwei.desk.TakeContact;
import org.hengwei.feedback.CallOutcome;
import org.hengwei.feedback.CallbackKey;
import org.hengwei.feedback.Callbacks;
import org.hengwei.incidents.AssignIncident;
import org.hengwei.incidents.Channel;
import org.hengwei.incidents.ClassifyIncident;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.Incidents;
import org.hengwei.incidents.ReportIncident;
import org.hengwei.incidents.ResolveIncident;
import org.hengwei.incidents.Tier;
import org.hengwei.shared.CompanyZone;
import org.springframework.stereotype.Component;

/** A year at the service desk: incidents as they come, most handled in time, some late, a few reopened by the callback. */
@Component
class ServiceYear {

    private static final List<Channel> CHANNELS =
            List.of(Channel.PHONE, Channel.PHONE, Channel.PHONE, Channel.MONITORING, Channel.WECHAT, Channel.ON_SITE);

    private final Incidents incidents;
    private final Callbacks callbacks;
    private final Desk desk;
    private final FieldYear field;
    private final CompanyZone zone;

    ServiceYear(Incidents incidents, Callbacks callbacks, Desk desk, FieldYear field, CompanyZone zone) {
        this.incidents = incidents;
        this.desk = desk;
        this.field = field;
        this.callbacks = callbacks;
        this.zone = zone;
    }

    /** Puts the year's incidents on the timeline, {@code count} of them between the two days. */
    void plan(Timeline timeline, Script script, LocalDate from, LocalDate until, int count, Random random) {
        var faults = faults();
        var days = from.datesUntil(until).toList();
        for (var i = 0; i < count; i++) {
            var fault = faults.get(random.nextInt(faults.size()));
            var project = project(script, random);
            var day = days.get(random.nextInt(days.size()));
            var start = zone.startOf(day).plus(Duration.ofMinutes(hour(random) * 60L + random.nextInt(60)));
            timeline.at(start, () -> report(timeline, script, fault, project, start, random));
        }
    }

    /** Some more in the last hours, most of them still being worked on when the first visitor comes. */
    void today(Timeline timeline, Script script, Instant now, Random random) {
        var faults = faults();
        for (var minutes : List.of(9, 21, 34, 52, 75, 110, 160, 230, 320, 430)) {
            var fault = any(faults, random);
            var start = now.minus(Duration.ofMinutes(minutes));
            timeline.at(start, () -> report(timeline, script, fault, project(script, random), start, random));
        }
    }

    private static List<Script.Fault> faults() {
        return Script.faults().stream()
                .flatMap(fault -> java.util.Collections.nCopies(fault.weight(), fault).stream())
                .toList();
    }

    /** Mostly in office hours, with two peaks. */
    private static int hour(Random random) {
        var h = (int) Math.round((random.nextBoolean() ? 10 : 15) + random.nextGaussian() * 2.5);
        return Math.clamp(h, 0, 23);
    }

    private static List<Object> project(Script script, Random random) {
        var pick = random.nextInt(
                script.projects().stream().mapToInt(p -> (int) p.get(7)).sum());
        for (var project : script.projects()) {
            pick -= (int) project.get(7);
            if (pick < 0) {
                return project;
            }
        }
        return script.projects().getFirst();
    }

    private void report(
            Timeline timeline, Script script, Script.Fault fault, List<Object> project, Instant at, Random random) {
        var agent = any(script.logins("DESK_AGENT"), random);
        var caller = script.contacts().stream()
                .filter(c -> c.getFirst().equals(project.get(2)))
                .findFirst()
                .orElseThrow();
        var channel = any(CHANNELS, random);
        var began = at.minus(Duration.ofMinutes(random.nextInt(25)));
        var code = (String) project.getFirst();
        var number = Cast.as(
                agent,
                () -> channel == Channel.PHONE
                        ? called(fault, code, caller, at)
                        : told(fault, code, caller, channel, began));
        var key = IncidentKey.of(number);
        var impact = 1 + Math.min(3, (int) Math.abs(random.nextGaussian() * 1.1 + 1.6));
        var urgency = 1 + Math.min(3, (int) Math.abs(random.nextGaussian() * 1.1 + 1.6));
        Cast.as(
                agent,
                () -> incidents.classify(key, new ClassifyIncident(impact, urgency, fault.category(), null, null)));
        var second = random.nextInt(6) == 0;
        var engineer = any(script.logins(second ? "SECOND_LINE" : "FIRST_LINE"), random);
        var dispatched = at.plus(Duration.ofMinutes(2 + random.nextInt(8)));
        timeline.at(dispatched, () -> {
            Cast.as(agent, () -> incidents.assign(key, new AssignIncident(second ? Tier.L2 : Tier.L1, null, engineer)));
            var accepted = dispatched.plus(Duration.ofMinutes(3 + random.nextInt(20)));
            timeline.at(accepted, () -> work(timeline, script, fault, key, engineer, agent, accepted, urgency, random));
        });
    }

    /** A call is a record of its own and becomes the incident in one step. */
    private String called(Script.Fault fault, String project, List<String> caller, Instant at) {
        var talk = Duration.ofSeconds(60 + fault.title().length() * 7L);
        return requireNonNull(desk.take(new TakeContact(
                        ContactChannel.PHONE,
                        true,
                        at.minus(talk),
                        at,
                        caller.get(1),
                        caller.get(2),
                        null,
                        null,
                        project,
                        fault.title(),
                        DeskYear.outcome(ContactOutcome.INCIDENT, fault.description(), null, null)))
                .ticket());
    }

    private String told(Script.Fault fault, String project, List<String> caller, Channel channel, Instant began) {
        return incidents
                .report(new ReportIncident(
                        fault.title(),
                        fault.description(),
                        project,
                        null,
                        null,
                        caller.get(1),
                        caller.get(2),
                        null,
                        null,
                        null,
                        channel,
                        began,
                        null,
                        null,
                        null,
                        null,
                        List.of()))
                .number();
    }

    private void work(
            Timeline timeline,
            Script script,
            Script.Fault fault,
            IncidentKey key,
            String engineer,
            String agent,
            Instant at,
            int urgency,
            Random random) {
        Cast.as(engineer, () -> incidents.accept(key));
        var minutes = (long) (Math.exp(random.nextGaussian() * 0.8 + 3.6 + urgency * 0.35) + 15);
        var worked = at.plus(Duration.ofMinutes(minutes));
        if (random.nextInt(5) == 0) {
            var paused = at.plus(Duration.ofMinutes(minutes / 3 + 1));
            var resumed = paused.plus(Duration.ofHours(2 + random.nextInt(40)));
            var reason = random.nextBoolean() ? "CUSTOMER" : random.nextBoolean() ? "SPARE" : "VENDOR";
            timeline.at(paused, () -> Cast.as(engineer, () -> incidents.pause(key, reason, script.pauseNote())));
            timeline.at(resumed, () -> Cast.as(engineer, () -> incidents.resume(key)));
            worked = resumed.plus(Duration.ofMinutes(minutes));
        } else {
            field.during(timeline, key, engineer, agent, at, Duration.ofMinutes(minutes), random);
        }
        resolve(timeline, script, fault, key, engineer, agent, worked, random, true);
    }

    private void resolve(
            Timeline timeline,
            Script script,
            Script.Fault fault,
            IncidentKey key,
            String engineer,
            String agent,
            Instant at,
            Random random,
            boolean first) {
        timeline.at(at, () -> {
            var spent = Duration.ofMinutes(20 + random.nextInt(100));
            Cast.as(
                    engineer,
                    () -> incidents.resolve(
                            key, new ResolveIncident(fault.solution(), "SOLVED", fault.cause(), spent)));
            var late = random.nextInt(30) == 0;
            var call = at.plus(Duration.ofMinutes(late ? 1_600 : 60 + random.nextInt(1_000)));
            timeline.at(call, () -> call(timeline, script, fault, key, engineer, agent, call, random, first));
        });
    }

    private void call(
            Timeline timeline,
            Script script,
            Script.Fault fault,
            IncidentKey key,
            String engineer,
            String agent,
            Instant at,
            Random random,
            boolean first) {
        var caller = script.logins("DESK_AGENT").stream()
                .filter(login -> !login.equals(agent))
                .findFirst()
                .orElseThrow();
        var callback = Sequel.due(caller, () -> callbacks.of(key));
        if (callback == null) {
            return;
        }
        var number = CallbackKey.of(callback.number());
        if (random.nextInt(8) == 0) {
            Cast.as(caller, () -> callbacks.take(number, new CallOutcome(false, null, null, null)));
            var again = at.plus(Duration.ofHours(2));
            timeline.at(again, () -> call(timeline, script, fault, key, engineer, agent, again, random, first));
            return;
        }
        var solved = !first || random.nextInt(25) != 0;
        var score = random.nextInt(4) == 0
                ? null
                : Integer.valueOf(Math.clamp(Math.round(4.6 + random.nextGaussian() * 0.7), 1, 5));
        var comment = solved ? any(script.comments(), random) : script.notSolved();
        Cast.as(caller, () -> callbacks.take(number, new CallOutcome(true, solved, solved ? score : null, comment)));
        if (!solved) {
            resolve(timeline, script, fault, key, engineer, agent, at.plus(Duration.ofHours(3)), random, false);
        }
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
