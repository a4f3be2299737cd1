package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;
import org.hengwei.desk.ContactChannel;
import org.hengwei.desk.ContactKey;
import org.hengwei.desk.ContactOutcome;
import org.hengwei.desk.Desk;
import org.hengwei.desk.DutyPost;
import org.hengwei.desk.Hotlines;
import org.hengwei.desk.LogContact;
import org.hengwei.desk.PlanDuty;
import org.hengwei.desk.PutHotline;
import org.hengwei.desk.Roster;
import org.hengwei.desk.TakeContact;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A year of calls that became no incident: questions, thanks, calls nobody took; and who was on duty when. */
@Component
class DeskYear {

    private static final int QUESTIONS = 90;
    private static final int MISSED = 14;

    /** What people ask and are told, as shipped in {@code demo/desk.json}. */
    private record Words(
            String hotline,
            String hotlineName,
            String hotlineHours,
            String office,
            String officeName,
            String officeHours,
            List<List<String>> asks,
            List<String> thanks,
            String returned,
            String nobody,
            String asked,
            String progress) {

        static Words read() {
            try (var file = new ClassPathResource("demo/desk.json").getInputStream()) {
                return JsonMapper.builder().build().readValue(file, Words.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Desk desk;
    private final Roster roster;
    private final Hotlines hotlines;
    private final CompanyZone zone;

    DeskYear(Desk desk, Roster roster, Hotlines hotlines, CompanyZone zone) {
        this.desk = desk;
        this.roster = roster;
        this.hotlines = hotlines;
        this.zone = zone;
    }

    /** From the first day to two weeks after the last, since a roster is made ahead. */
    void plan(Timeline timeline, Script script, LocalDate from, LocalDate until) {
        var words = Words.read();
        var random = new Random(20_260_102);
        timeline.at(zone.startOf(from), () -> equip(script, words, from, until.plusDays(14)));
        var days = from.datesUntil(until).toList();
        for (var i = 0; i < QUESTIONS + MISSED; i++) {
            var day = days.get(random.nextInt(days.size()));
            var start = zone.startOf(day).plus(Duration.ofMinutes(8 * 60 + random.nextInt(600)));
            var ask = i < QUESTIONS;
            timeline.at(start, () -> {
                if (ask) {
                    asked(timeline, script, words, start, random);
                } else {
                    missed(timeline, script, words, start, random);
                }
            });
        }
    }

    private void equip(Script script, Words words, LocalDate from, LocalDate until) {
        Cast.as(script.logins("OM_MANAGER").getFirst(), () -> {
            hotlines.add(new PutHotline(words.hotline(), words.hotlineName(), words.hotlineHours(), true, true));
            hotlines.add(new PutHotline(words.office(), words.officeName(), words.officeHours(), false, true));
            var agents = script.logins("DESK_AGENT");
            var engineers = script.logins("FIRST_LINE");
            var week = 0;
            for (var day = from; day.isBefore(until); day = day.plusDays(7)) {
                shift(DutyPost.DESK, agents.get(week % agents.size()), day, 8);
                shift(DutyPost.DESK, agents.get((week + 1) % agents.size()), day, 20);
                shift(DutyPost.L1, engineers.get(week % engineers.size()), day, 8);
                week++;
            }
        });
    }

    private void shift(DutyPost post, String login, LocalDate day, int hour) {
        var ends = post == DutyPost.DESK ? LocalTime.of(28 - hour, 0) : LocalTime.of(hour, 0);
        roster.plan(new PlanDuty(post, null, login, day, LocalTime.of(hour, 0), ends, day.plusDays(6), null, null));
    }

    private void asked(Timeline timeline, Script script, Words words, Instant began, Random random) {
        var agent = any(script.logins("DESK_AGENT"), random);
        var ask = any(words.asks(), random);
        var thanks = random.nextInt(12) == 0 ? any(words.thanks(), random) : null;
        var engineer = any(script.logins("FIRST_LINE"), random);
        var project = any(script.projects(), random);
        var caller = caller(script, project);
        timeline.at(
                began.plusSeconds(50 + random.nextInt(300)),
                () -> Cast.as(
                        agent,
                        () -> desk.take(new TakeContact(
                                ContactChannel.PHONE,
                                true,
                                began,
                                null,
                                caller.get(1),
                                caller.get(2),
                                null,
                                null,
                                (String) project.getFirst(),
                                thanks == null ? ask.getFirst() : thanks,
                                thanks == null
                                        ? outcome(ContactOutcome.CONSULTATION, null, ask.getLast(), null)
                                        : outcome(ContactOutcome.PRAISE, null, null, engineer)))));
    }

    private void missed(Timeline timeline, Script script, Words words, Instant at, Random random) {
        var agent = any(script.logins("DESK_AGENT"), random);
        var caller = caller(script, any(script.projects(), random));
        var number = Cast.as(
                agent,
                () -> desk.take(new TakeContact(
                                ContactChannel.PHONE,
                                false,
                                at,
                                at.plusSeconds(25),
                                null,
                                caller.get(2),
                                null,
                                null,
                                null,
                                null,
                                null))
                        .number());
        var said = random.nextInt(5) == 0 ? words.nobody() : words.returned();
        timeline.at(
                at.plus(Duration.ofMinutes(5 + random.nextInt(40))),
                () -> Cast.as(agent, () -> desk.returned(ContactKey.of(number), said)));
    }

    /** What an agent records when somebody reports a fault: the contact, and the incident it becomes. */
    static LogContact outcome(
            ContactOutcome kind, @Nullable String description, @Nullable String answer, @Nullable String praised) {
        return new LogContact(kind, null, null, description, null, null, null, null, null, answer, praised, null);
    }

    private static List<String> caller(Script script, List<Object> project) {
        return script.contacts().stream()
                .filter(contact -> contact.getFirst().equals(project.get(2)))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
