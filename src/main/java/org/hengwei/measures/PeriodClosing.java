package org.hengwei.measures;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hengwei.measures.db.ClosingRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Period;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes periods: frozen by the house five days after their end, confirmed by the quality manager, restated with a reason
 * (H18). Nothing that was closed is ever lost.
 */
@Service
public class PeriodClosing {

    static final int DAYS_AFTER_END = 5;

    private final Definitions definitions;
    private final Closings closings;
    private final Figures figures;
    private final TransactionTemplate transaction;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PeriodClosing(
            Definitions definitions,
            Closings closings,
            Figures figures,
            TransactionTemplate transaction,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.closings = closings;
        this.figures = figures;
        this.transaction = transaction;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /** Freezes every period that ended five days ago or longer, back to when its metric came into force. @return how many */
    public int closeEnded() {
        return access.byRule(
                "measures.rule.close",
                () -> ended().stream()
                        .mapToInt(question ->
                                Objects.requireNonNullElse(transaction.execute(status -> closeIfOpen(question)), 0))
                        .sum());
    }

    private List<Question> ended() {
        var today = zone.dayOf(clock.instant());
        var found = new ArrayList<Question>();
        for (var definition : definitions.all()) {
            var since = definition.activatedAt();
            if (definition.state() != DefinitionState.ACTIVE || since == null) {
                continue;
            }
            for (var period = Period.of(definition.period(), zone.dayOf(since));
                    over(period, today);
                    period = period.next()) {
                found.add(new Question(definition, period));
            }
        }
        return found;
    }

    private static boolean over(Period period, LocalDate today) {
        return !period.dayAfter().plusDays(DAYS_AFTER_END).isAfter(today);
    }

    private int closeIfOpen(Question question) {
        if (closings.standing(question.definition().code(), question.period()).isPresent()) {
            return 0;
        }
        freeze(question);
        return 1;
    }

    /** Freezes an ended period at once, e.g. of a metric that came into force later. */
    public ClosingView close(String code, Period period) {
        return inTransaction(() -> {
            access.demand(MeasuresPermission.CLOSE);
            var definition = definition(code, period);
            if (period.until(zone.id()).isAfter(clock.instant())) {
                throw Refused.conflict("measures.refused.still-running", period.toString());
            }
            if (closings.standing(code, period).isPresent()) {
                throw Refused.conflict("measures.refused.closed-already", period.toString());
            }
            return freeze(new Question(definition, period));
        });
    }

    private ClosingView freeze(Question question) {
        var definition = question.definition();
        var frozen =
                closings.freeze(definition, question.period(), access.actor().login(), null, null);
        events.publishEvent(new MeasuresEvent.PeriodClosed(
                Definitions.subject(definition.code()), now(), question.period().toString(), frozen.records()));
        tellMisses(question);
        return Closings.view(frozen.closing());
    }

    private void tellMisses(Question question) {
        var definition = question.definition();
        var all = new ArrayList<Figure>();
        if (definition.levels().contains(Scope.Kind.COMPANY)) {
            all.add(figures.one(definition, Scope.COMPANY, question.period()));
        }
        if (definition.levels().contains(Scope.Kind.PROJECT)) {
            all.addAll(figures.by(definition, Scope.COMPANY, Scope.Kind.PROJECT, question.period()));
        }
        all.stream().filter(figure -> figure.state() == Outcome.MISSED).forEach(figure -> {
            var goal = figure.goal();
            events.publishEvent(new MeasuresEvent.TargetMissed(
                    Definitions.subject(definition.code()),
                    now(),
                    figure.period(),
                    figure.scope(),
                    String.valueOf(figure.value()),
                    goal == null ? "" : goal.text(),
                    definition.owner()));
        });
    }

    /** The quality manager stands by the figures. */
    public ClosingView confirm(String code, Period period) {
        return inTransaction(() -> {
            access.demand(MeasuresPermission.CLOSE);
            var closing = standing(code, period);
            if (closing.getConfirmedAt() != null) {
                throw Refused.conflict("measures.refused.confirmed-already", period.toString());
            }
            closing.setConfirmedAt(now());
            closing.setConfirmedBy(access.actor().login());
            if (ClosingState.valueOf(closing.getState()) == ClosingState.FROZEN) {
                closing.setState(ClosingState.CONFIRMED.name());
            }
            closing.update();
            events.publishEvent(new MeasuresEvent.PeriodConfirmed(Definitions.subject(code), now(), period.toString()));
            return Closings.view(closing);
        });
    }

    /** Counts a closed period anew from the records as they are now; the old list and value stay, with the reason. */
    public ClosingView restate(String code, Period period, @Nullable String reason) {
        return inTransaction(() -> {
            access.demand(MeasuresPermission.CLOSE);
            new Checks()
                    .present(reason, "reason")
                    .atMost(reason, 2000, "reason")
                    .refuse();
            var definition = definition(code, period);
            var old = standing(code, period);
            var before = figures.one(definition, Scope.COMPANY, period);
            var why = Objects.requireNonNull(reason).strip();
            var frozen = closings.freeze(definition, period, access.actor().login(), old, why);
            var after = figures.one(definition, Scope.COMPANY, period);
            events.publishEvent(new MeasuresEvent.PeriodRestated(
                    Definitions.subject(code), now(), period.toString(), why, text(before), text(after)));
            return Closings.view(frozen.closing());
        });
    }

    private static @Nullable String text(Figure figure) {
        return figure.value() == null ? null : figure.value().toPlainString();
    }

    private Definition definition(String code, Period period) {
        var definition = definitions.current(code).orElseThrow(() -> Refused.notFound(code));
        if (definition.period() != period.length()) {
            throw Refused.field("period", "measures.refused.other-length", period.toString());
        }
        return definition;
    }

    private ClosingRecord standing(String code, Period period) {
        return closings.standing(code, period)
                .orElseThrow(() -> Refused.conflict("measures.refused.not-closed", period.toString()));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> deed) {
        return Objects.requireNonNull(transaction.execute(status -> deed.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Configuration
    static class EveryHour {
        @Bean
        Task<Void> closePeriods(PeriodClosing closing) {
            return Tasks.recurring("measures-close", FixedDelay.ofHours(1))
                    .execute((instance, context) -> closing.closeEnded());
        }
    }
}
