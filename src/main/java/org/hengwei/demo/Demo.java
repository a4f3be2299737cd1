package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hengwei.deadlines.Watch;
import org.hengwei.people.Role;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.StartupLine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets the demo company live its last year before the first visitor comes. */
@Component
@ConditionalOnProperty(name = "hengwei.first-start", havingValue = "demo")
class Demo implements StartupLine {

    private static final int INCIDENTS = 260;
    private static final int REQUESTS = 70;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Company company;
    private final Offer offer;
    private final ServiceYear service;
    private final DeskYear desk;
    private final RequestYear requests;
    private final VoiceYear voice;
    private final SurveyYear survey;
    private final FieldYear field;
    private final ProjectYear project;
    private final LevelYear levels;
    private final PortalYear portal;
    private final ProcessYear processes;
    private final PlanYear plans;
    private final Watch watch;
    private final DemoClock clock;
    private final CompanyZone zone;
    private final MessageSource messages;
    private final Path note;

    Demo(
            Company company,
            Offer offer,
            ServiceYear service,
            DeskYear desk,
            RequestYear requests,
            VoiceYear voice,
            SurveyYear survey,
            FieldYear field,
            ProjectYear project,
            LevelYear levels,
            PortalYear portal,
            ProcessYear processes,
            PlanYear plans,
            Watch watch,
            DemoClock clock,
            CompanyZone zone,
            MessageSource messages,
            @Value("${hengwei.data:./data}") Path data) {
        this.company = company;
        this.offer = offer;
        this.service = service;
        this.desk = desk;
        this.requests = requests;
        this.voice = voice;
        this.survey = survey;
        this.field = field;
        this.project = project;
        this.levels = levels;
        this.portal = portal;
        this.processes = processes;
        this.plans = plans;
        this.watch = watch;
        this.clock = clock;
        this.zone = zone;
        this.messages = messages;
        this.note = data.resolve("demo-sign-in.txt");
    }

    /** After everything shipped has been put in, which happens on the same news. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(1000)
    void live() {
        var script = Script.read();
        if (company.exists(script)) {
            return;
        }
        var password = password();
        keep(script, password);
        var now = Clock.systemUTC().instant();
        var today = zone.dayOf(now);
        var begun = today.minusYears(1);
        var random = new Random(20_260_101);
        var timeline = new Timeline(clock);
        timeline.at(zone.startOf(begun).minus(Duration.ofDays(3)), () -> {
            company.found(script, begun, password);
            offer.publish(script);
        });
        timeline.at(now.minus(Duration.ofDays(100)), () -> offer.confirm(script));
        var planned = begun.isAfter(today.withDayOfYear(1))
                ? begun
                : today.withDayOfYear(1).minusDays(12);
        plans.plan(timeline, script, planned.isBefore(begun) ? begun : planned, today.getYear(), random);
        service.plan(timeline, script, begun, today.plusDays(1), INCIDENTS, random);
        requests.plan(timeline, script, begun, today, REQUESTS, random);
        voice.plan(timeline, script, now);
        survey.plan(timeline, script, today);
        field.plan(timeline, script, today);
        project.plan(timeline, script, today, now);
        levels.plan(timeline, script, begun, today);
        processes.plan(timeline, script, now);
        service.today(timeline, script, now, random);
        portal.plan(timeline, script, now);
        desk.plan(timeline, script, begun, today.plusDays(1));
        begun.datesUntil(today.plusDays(1))
                .forEach(day -> timeline.at(zone.startOf(day).plus(Duration.ofHours(20)), watch::look));
        try {
            timeline.playUntil(now);
        } finally {
            clock.release();
        }
    }

    private static String password() {
        var random = new SecureRandom();
        var letters = new StringBuilder();
        for (var i = 0; i < 12; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.insert(4, '-').insert(9, '-').toString();
    }

    private void keep(Script script, String password) {
        var lines = Stream.concat(
                        script.staff().stream().map(one -> List.of(one.getFirst(), one.get(2), one.get(1), password)),
                        script.contacts().stream()
                                .filter(one -> Script.login(one) != null)
                                .map(one -> List.of(one.get(3), Role.CUSTOMER_CONTACT.name(), one.get(1), password)))
                .map(one -> String.join("\t", one))
                .toList();
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Files.write(note, lines);
            Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> lines() {
        try {
            var password = Files.readAllLines(note).getFirst().split("\t")[3];
            return List.of(say("demo.sign-in", password, note), say("demo.people"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.SIMPLIFIED_CHINESE) + " | "
                + messages.getMessage(key, args, java.util.Locale.ENGLISH);
    }
}
