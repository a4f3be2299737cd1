package org.hengwei.levels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hengwei.agreements.Outcome;
import org.hengwei.agreements.TicketOutcomes;
import org.hengwei.opportunities.Opportunities;
import org.hengwei.opportunities.OpportunityView;
import org.hengwei.opportunities.Origin;
import org.hengwei.opportunities.RaiseOpportunity;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A promise that was missed, and the improvement opportunity it raises in one step (R179). */
@Service
@Transactional
public class Misses {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<TicketOutcomes> outcomes;
    private final Opportunities opportunities;
    private final MessageSource messages;
    private final Access access;
    private final CompanyZone zone;

    Misses(
            List<TicketOutcomes> outcomes,
            Opportunities opportunities,
            MessageSource messages,
            Access access,
            CompanyZone zone) {
        this.outcomes = outcomes;
        this.opportunities = opportunities;
        this.messages = messages;
        this.access = access;
        this.zone = zone;
    }

    /** How a ticket kept what was promised. Not found when no room keeps such tickets, or the actor may not see it. */
    @Transactional(readOnly = true)
    public Outcome find(Subject ticket) {
        access.demand(LevelsPermission.READ);
        return outcomes.stream()
                .flatMap(one -> one.find(ticket).stream())
                .findFirst()
                .orElseThrow(() -> Refused.notFound(ticket.toString()));
    }

    /**
     * Raises the improvement opportunity of a missed promise; what was missed is written down from the ticket.
     *
     * @throws Refused when nothing was missed, or there is one already
     */
    public OpportunityView raise(
            Subject ticket, @Nullable String proposal, @Nullable String owner, @Nullable LocalDate dueOn) {
        var outcome = find(ticket);
        if (outcome.missed().isEmpty()) {
            throw Refused.conflict("levels.refused.nothing-missed", ticket.code());
        }
        return opportunities.raise(new RaiseOpportunity(
                Origin.SLA,
                ticket.toString(),
                title(outcome),
                finding(outcome),
                proposal,
                outcome.project(),
                outcome.customer(),
                outcome.department(),
                owner,
                dueOn));
    }

    private String title(Outcome outcome) {
        var title = text("levels.miss.title", outcome.ticket().code(), outcome.title());
        return title.length() <= 200 ? title : title.substring(0, 200);
    }

    private String finding(Outcome outcome) {
        return outcome.missed().stream()
                .map(missed -> text(
                        missed.doneAt() == null ? "levels.miss.open" : "levels.miss.done",
                        text("levels.clock." + missed.clock()),
                        time(missed.dueAt()),
                        missed.doneAt() == null ? "" : time(missed.doneAt()),
                        String.valueOf(outcome.agreement()),
                        outcome.priority() == null ? "–" : outcome.priority()))
                .collect(Collectors.joining("\n"));
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone.id()));
    }

    private String text(String key, Object... args) {
        return messages.getMessage(
                key, args, Locale.forLanguageTag(access.actor().language()));
    }
}
