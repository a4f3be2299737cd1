package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.customers.Filing;
import org.hengwei.customers.ProjectDossiers;
import org.hengwei.intake.AlertSourceKind;
import org.hengwei.intake.AlertSources;
import org.hengwei.intake.Alerts;
import org.hengwei.intake.PutAlertRule;
import org.hengwei.intake.PutAlertSource;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the first project files in its year, and the monitoring of its machine room, whose storms become incidents. */
@Component
class ProjectYear {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Each line ends or begins with how many days ago it was; below zero is still to come. */
    record Project(
            List<List<Object>> costs,
            List<List<Object>> talks,
            List<List<@Nullable Object>> training,
            List<List<@Nullable Object>> vendor,
            String source,
            String rule,
            List<List<Object>> alerts) {}

    private final ProjectDossiers dossiers;
    private final AlertSources sources;
    private final Alerts alerts;
    private final CompanyZone zone;

    ProjectYear(ProjectDossiers dossiers, AlertSources sources, Alerts alerts, CompanyZone zone) {
        this.dossiers = dossiers;
        this.sources = sources;
        this.alerts = alerts;
        this.zone = zone;
    }

    void plan(Timeline timeline, Script script, LocalDate today, Instant now) {
        var year = read();
        var project = (String) script.projects().getFirst().getFirst();
        var manager = (String) script.projects().getFirst().get(5);
        file(timeline, year, project, manager, today);
        timeline.at(now.minus(Duration.ofDays(40)), () -> monitor(timeline, script, year, project));
    }

    private static Project read() {
        try (var file = new ClassPathResource("demo/project.json").getInputStream()) {
            return JSON.readValue(file, Project.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(Timeline timeline, Project year, String project, String manager, LocalDate today) {
        for (var cost : year.costs()) {
            var day = today.minusDays((int) cost.get(3));
            act(
                    timeline,
                    manager,
                    day,
                    () -> dossiers.enter(
                            project,
                            new Filing.Cost(
                                    Filing.CostKind.valueOf((String) cost.getFirst()),
                                    (String) cost.get(1),
                                    BigDecimal.valueOf((int) cost.get(2)),
                                    day,
                                    null)));
        }
        for (var talk : year.talks()) {
            var day = today.minusDays((int) talk.get(1));
            act(
                    timeline,
                    manager,
                    day,
                    () -> dossiers.talk(
                            project,
                            new Filing.Talk(
                                    day,
                                    (String) talk.getFirst(),
                                    (String) talk.get(2),
                                    (String) talk.get(3),
                                    (String) talk.get(4),
                                    (String) talk.get(5))));
        }
        for (var service : year.vendor()) {
            var day = today.minusDays((int) service.get(2));
            act(
                    timeline,
                    manager,
                    day,
                    () -> dossiers.supervise(
                            project,
                            new Filing.VendorService(
                                    (String) service.getFirst(),
                                    (String) service.get(1),
                                    day,
                                    Filing.Grade.valueOf((String) service.get(3)),
                                    Filing.Grade.valueOf((String) service.get(4)),
                                    (String) service.get(5))));
        }
        year.training().forEach(one -> train(timeline, one, project, manager, today));
    }

    private void train(Timeline timeline, List<@Nullable Object> one, String project, String manager, LocalDate today) {
        var planned = today.minusDays((int) one.get(1));
        var asked = planned.isBefore(today) ? planned.minusDays(20) : today.minusDays(5);
        var topic = (String) one.getFirst();
        act(
                timeline,
                manager,
                asked,
                () -> dossiers.plan(
                        project,
                        new Filing.Training(
                                topic, planned, (String) one.get(2), (String) one.get(3), null, null, null)));
        if (one.get(4) == null) {
            return;
        }
        var held = today.minusDays((int) one.get(4));
        act(
                timeline,
                manager,
                held,
                () -> dossiers.hold(
                        project,
                        dossiers.find(project).trainings().stream()
                                .filter(filed -> topic.equals(filed.what().topic()))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        new Filing.HeldTraining(held, (Integer) one.get(5), (String) one.get(6))));
    }

    private void act(Timeline timeline, String login, LocalDate day, Runnable deed) {
        timeline.at(zone.startOf(day).plus(Duration.ofHours(16)), () -> Cast.as(login, deed));
    }

    private void monitor(Timeline timeline, Script script, Project year, String project) {
        var administrator = script.logins("ADMINISTRATOR").getFirst();
        var token = Cast.as(administrator, () -> {
            var source = sources.addSource(new PutAlertSource(year.source(), AlertSourceKind.ALERTMANAGER, true, null));
            sources.addRule(new PutAlertRule(
                    source.id(), 1, year.rule(), null, project, null, null, 2, 2, "instance", 30, true));
            return sources.makeToken(source.id());
        });
        for (var storm : year.alerts()) {
            var at = timeline.now().plus(Duration.ofDays(40L - (int) storm.get(2)));
            for (var n = 1; n <= (int) storm.get(3); n++) {
                var labels = Map.of("alertname", storm.getFirst(), "instance", "node-" + n);
                var title = MessageFormat.format((String) storm.get(1), n);
                var begun = at.plusSeconds(40L * n);
                timeline.at(begun, () -> tell(token, "firing", labels, title, begun));
                timeline.at(begun.plus(Duration.ofMinutes(9)), () -> tell(token, "resolved", labels, title, begun));
            }
        }
    }

    private void tell(String token, String status, Map<String, Object> labels, String title, Instant begun) {
        var payload = Map.of(
                "version",
                "4",
                "status",
                status,
                "alerts",
                List.of(Map.of(
                        "status",
                        status,
                        "labels",
                        labels,
                        "annotations",
                        Map.of("summary", title),
                        "startsAt",
                        begun.toString(),
                        "fingerprint",
                        labels.get("alertname") + "-" + labels.get("instance"))));
        alerts.receive(
                AlertSourceKind.ALERTMANAGER,
                token,
                JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8));
    }
}
