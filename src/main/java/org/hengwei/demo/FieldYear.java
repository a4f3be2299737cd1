package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.hengwei.customers.CustomerVisits;
import org.hengwei.customers.VisitFacts;
import org.hengwei.incidents.IncidentCare;
import org.hengwei.incidents.IncidentKey;
import org.hengwei.incidents.UrgingSide;
import org.hengwei.incidents.VisitStep;
import org.hengwei.incidents.Visits;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The year away from the desk: leadership visits customers, all but two; engineers go to the site; customers urge. */
@Component
class FieldYear {

    record Visit(
            String customer,
            int daysAgo,
            String met,
            String satisfaction,
            String knownNeeds,
            String latentNeeds,
            String suggestions,
            String presentation,
            String summary) {}

    /** @param visitors of whom {0} leads operations and {1} sells */
    record Field(String visitors, List<Visit> visits, String why, String onSite, String urged) {}

    private final CustomerVisits customers;
    private final Visits sites;
    private final IncidentCare care;
    private final CompanyZone zone;
    private final Field field;

    FieldYear(CustomerVisits customers, Visits sites, IncidentCare care, CompanyZone zone) {
        this.customers = customers;
        this.sites = sites;
        this.care = care;
        this.zone = zone;
        this.field = read();
    }

    private static Field read() {
        try (var file = new ClassPathResource("demo/field.json").getInputStream()) {
            return JsonMapper.builder().build().readValue(file, Field.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void plan(Timeline timeline, Script script, LocalDate today) {
        for (var visit : field.visits()) {
            var day = today.minusDays(visit.daysAgo());
            timeline.at(zone.startOf(day).plus(Duration.ofHours(17)), () -> visited(script, visit, day));
        }
    }

    private void visited(Script script, Visit visit, LocalDate day) {
        var leader = script.logins("OPERATIONS_GM").getFirst();
        var visitors = MessageFormat.format(
                field.visitors(),
                script.name(leader),
                script.name(script.logins("COMMERCE").getFirst()));
        Cast.as(
                leader,
                () -> customers.record(new VisitFacts(
                        visit.customer(),
                        day,
                        true,
                        visitors,
                        visit.met(),
                        visit.presentation(),
                        visit.satisfaction(),
                        visit.knownNeeds(),
                        visit.latentNeeds(),
                        null,
                        visit.suggestions(),
                        visit.summary())));
    }

    /** Every third accepted incident needs somebody on site, if it takes long enough to get there; some customers urge. */
    void during(
            Timeline timeline,
            IncidentKey key,
            String engineer,
            String agent,
            Instant accepted,
            Duration work,
            Random random) {
        if (random.nextInt(25) == 0) {
            timeline.at(
                    accepted.plus(work.dividedBy(2)),
                    () -> Cast.as(agent, () -> care.urge(key, UrgingSide.CUSTOMER, field.urged())));
        }
        if (work.toMinutes() < 60 || random.nextInt(3) != 0) {
            return;
        }
        timeline.at(accepted.plusSeconds(60), () -> Cast.as(agent, () -> sites.dispatch(key, engineer, field.why())));
        step(timeline, key, engineer, accepted.plus(work.dividedBy(6)), VisitStep.DEPARTURE, null);
        step(timeline, key, engineer, accepted.plus(work.dividedBy(3)), VisitStep.ARRIVAL, null);
        step(
                timeline,
                key,
                engineer,
                accepted.plus(work.multipliedBy(9).dividedBy(10)),
                VisitStep.LEAVING,
                field.onSite());
    }

    private void step(
            Timeline timeline, IncidentKey key, String engineer, Instant at, VisitStep step, @Nullable String text) {
        timeline.at(at, () -> Cast.as(engineer, () -> sites.step(key, 1, step, null, text)));
    }
}
