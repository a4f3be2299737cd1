package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.agreements.AgreementBook;
import org.hengwei.agreements.AgreementView;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.agreements.Escalations;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.PromisedClock;
import org.hengwei.agreements.PutEscalation;
import org.hengwei.agreements.TicketOutcomes;
import org.hengwei.agreements.TicketType;
import org.hengwei.levels.Misses;
import org.hengwei.levels.ReviewKey;
import org.hengwei.levels.Reviews;
import org.hengwei.levels.WriteReview;
import org.hengwei.opportunities.Opportunities;
import org.hengwei.opportunities.OpportunityKey;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What holds the first project's agreement up, the reviews of the year's quarters, and what came of the promises missed. */
@Component
class LevelYear {

    private static final String PROJECT = "P1";
    private static final int MOST = 3;

    /**
     * @param ola name, department, signatory
     * @param supplier name, supplier, their contract, why it is signed although it does not fit, signatory
     * @param steps names of the steps of escalation
     * @param review cause, improvement
     * @param opportunities proposal, result; no result for what is not done yet
     */
    record Said(
            List<String> ola,
            List<String> supplier,
            List<String> steps,
            List<String> review,
            List<List<String>> opportunities) {

        static Said read() {
            try (var file = new ClassPathResource("demo/levels.json").getInputStream()) {
                return JsonMapper.builder().build().readValue(file, Said.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Agreements agreements;
    private final AgreementBook book;
    private final Escalations escalations;
    private final Reviews reviews;
    private final Misses misses;
    private final Opportunities opportunities;
    private final List<TicketOutcomes> outcomes;
    private final CompanyZone zone;
    private int raised;

    LevelYear(
            Agreements agreements,
            AgreementBook book,
            Escalations escalations,
            Reviews reviews,
            Misses misses,
            Opportunities opportunities,
            List<TicketOutcomes> outcomes,
            CompanyZone zone) {
        this.agreements = agreements;
        this.book = book;
        this.escalations = escalations;
        this.reviews = reviews;
        this.misses = misses;
        this.opportunities = opportunities;
        this.outcomes = outcomes;
        this.zone = zone;
    }

    void plan(Timeline timeline, Script script, LocalDate begun, LocalDate today) {
        var said = Said.read();
        var manager = script.logins("OM_MANAGER").getFirst();
        timeline.at(zone.startOf(begun.plusDays(20)).plus(Duration.ofHours(9)), () -> {
            Cast.as(manager, () -> ola(said.ola(), begun.plusDays(20)));
            Cast.as(manager, () -> supplier(said.supplier(), begun.plusDays(20)));
        });
        timeline.at(
                zone.startOf(today.minusDays(1)).plus(Duration.ofHours(8)),
                () -> Cast.as(manager, () -> steps(said.steps())));
        var quarter = Period.of(Period.Length.QUARTER, begun);
        for (var next = quarter; next.dayAfter().plusDays(9).isBefore(today); next = next.next()) {
            var held = next;
            timeline.at(
                    zone.startOf(next.dayAfter().plusDays(8)).plus(Duration.ofHours(10)),
                    () -> script.projects()
                            .forEach(project -> review(timeline, script, said, (String) project.getFirst(), held)));
        }
    }

    private String sla() {
        return book.ofProject(PROJECT).getFirst().number();
    }

    /** Of the first project always, of the others where something was missed. */
    private void review(Timeline timeline, Script script, Said said, String project, Period quarter) {
        var manager = script.logins("OM_MANAGER").getFirst();
        var agreement = Cast.as(manager, () -> book.ofProject(project)).getFirst();
        var from = quarter.firstDay().isBefore(agreement.validFrom()) ? agreement.validFrom() : quarter.firstDay();
        var until = quarter.dayAfter().minusDays(1);
        var missed = outcomes.stream()
                .map(one -> one.tally(agreement.number(), zone.startOf(from), zone.startOf(until.plusDays(1))))
                .mapToLong(TicketOutcomes.Tally::missed)
                .sum();
        if (missed > 0 || project.equals(PROJECT)) {
            review(timeline, script, said, manager, new Due(agreement, from, until, missed));
        }
    }

    private record Due(AgreementView agreement, LocalDate from, LocalDate until, long missed) {}

    private void ola(List<String> said, LocalDate day) {
        sign(
                plain(said.getFirst(), "7X24", "PT2H", day).withDepartment(said.get(1), List.of(sla())),
                day,
                said.get(2),
                null);
    }

    private void supplier(List<String> said, LocalDate day) {
        sign(
                plain(said.getFirst(), "5X8", "PT4H", day).withSupplier(said.get(1), said.get(2), List.of(sla())),
                day,
                said.get(4),
                said.get(3));
    }

    private void sign(DraftAgreement draft, LocalDate day, String signatory, @Nullable String gapsAccepted) {
        var made = agreements.draft(draft);
        agreements.commence(made.number(), day, signatory, gapsAccepted, made.version());
    }

    private static DraftAgreement plain(String name, String calendar, String most, LocalDate day) {
        return new DraftAgreement(
                name,
                null,
                null,
                null,
                null,
                calendar,
                day,
                day.plusYears(1).plusMonths(6),
                null,
                null,
                Map.of(
                        "P1", new TargetTexts("PT10M", most),
                        "P2", new TargetTexts("PT1H", "PT16H"),
                        "P3", new TargetTexts("PT4H", "PT48H"),
                        "P4", new TargetTexts("PT8H", "PT96H")),
                null);
    }

    private void steps(List<String> names) {
        step(names.getFirst(), 80, List.of("OM_SUPERVISOR", "PROJECT_MANAGER"));
        step(names.get(1), 100, List.of("OM_MANAGER"));
    }

    private void step(String name, int percent, List<String> roles) {
        escalations.add(new PutEscalation(
                name,
                TicketType.INCIDENT,
                PromisedClock.RESOLUTION,
                percent,
                null,
                null,
                null,
                roles,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private void review(Timeline timeline, Script script, Said said, String manager, Due due) {
        var contact = script.contacts().stream()
                .filter(one -> one.getFirst().equals(due.agreement().customer()))
                .map(one -> one.get(1))
                .findFirst()
                .orElseThrow();
        var key = ReviewKey.of(Cast.as(
                manager,
                () -> reviews.open(due.agreement().number(), due.from(), due.until())
                        .number()));
        var facts = new WriteReview(
                manager,
                zone.dayOf(timeline.now()),
                contact + ", " + script.name(manager),
                due.missed() > 0 ? said.review().getFirst() : null,
                due.missed() > 0 ? said.review().get(1) : null,
                null);
        Cast.as(manager, () -> reviews.finish(key, facts));
        raise(timeline, script, said, manager, key);
        timeline.at(
                timeline.now().plus(Duration.ofDays(1)),
                () -> Cast.as(manager, () -> reviews.confirm(key, contact, zone.dayOf(timeline.now()))));
    }

    private void raise(Timeline timeline, Script script, Said said, String manager, ReviewKey key) {
        var missed = Cast.as(
                manager,
                () -> reviews.misses(key, TicketType.INCIDENT, null, MOST).items());
        var owner = script.logins("OM_SUPERVISOR").getFirst();
        missed.forEach(one -> {
            improve(
                    timeline,
                    one,
                    said.opportunities().get(raised % said.opportunities().size()),
                    manager,
                    owner);
            raised++;
        });
    }

    /** Every third one is still to be decided. */
    private void improve(Timeline timeline, Outcome missed, List<String> said, String manager, String owner) {
        var undecided = said.get(1).isEmpty();
        var until = zone.dayOf(timeline.now()).plusDays(40);
        var key = OpportunityKey.of(Cast.as(
                        manager,
                        () -> misses.raise(
                                missed.ticket(), said.getFirst(), undecided ? null : owner, undecided ? null : until))
                .number());
        if (!undecided) {
            Cast.as(manager, () -> opportunities.accept(key, owner, until));
            timeline.at(
                    timeline.now().plus(Duration.ofDays(20)),
                    () -> Cast.as(owner, () -> opportunities.complete(key, said.get(1))));
        }
    }
}
