package org.hengwei.agreements;

import static org.hengwei.agreements.db.Tables.AGREEMENT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hengwei.deadlines.CalendarView;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Target;
import org.hengwei.deadlines.Window;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the agreements beneath an agreement with a customer hold it up: at least as fast, in at least the same hours. */
@Service
@Transactional(readOnly = true)
public class Fit {

    /** Working days and hours cannot be compared but by what comes of them, from every hour of two weeks. */
    private static final int HOURS_TRIED = 14 * 24;

    private static final int MOST = 200;
    private static final int SATURDAY = 5;
    private static final int SUNDAY = 6;
    private static final int MAKEUP = 7;

    private final AgreementRepository repository;
    private final AgreementBook book;
    private final Calendars calendars;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;

    Fit(
            AgreementRepository repository,
            AgreementBook book,
            Calendars calendars,
            Access access,
            CompanyZone zone,
            Clock clock) {
        this.repository = repository;
        this.book = book;
        this.calendars = calendars;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
    }

    /** What stands beneath an SLA: of each agreement the edition that counts, see {@link #counts}; empty for a customer. */
    public List<AgreementView> beneath(String sla) {
        book.editions(sla);
        return access.actor().isContact() ? List.of() : supporting(sla);
    }

    private List<AgreementView> supporting(String sla) {
        var numbers = repository.list(AGREEMENT.SUPPORTS.contains(new String[] {sla}), null, 0, MOST, today()).stream()
                .map(AgreementView::number)
                .distinct()
                .toList();
        return numbers.stream()
                .map(this::counts)
                .flatMap(Optional::stream)
                .filter(one -> one.supports().contains(sla))
                .toList();
    }

    /** The edition in force or to come, else a draft; none once it is over. */
    private Optional<AgreementView> counts(String number) {
        var editions = repository.editions(number, today());
        return editions.stream()
                .filter(one -> one.state() == AgreementState.IN_FORCE)
                .findFirst()
                .or(() -> editions.stream()
                        .filter(one -> one.state() == AgreementState.AGREED || one.state() == AgreementState.DRAFT)
                        .findFirst());
    }

    /** Every line that does not fit: of an SLA with all that stands beneath it, else with all SLAs it holds up. */
    public List<Gap> gaps(String number, @Nullable Integer edition) {
        var agreement = book.find(number, edition);
        return access.actor().isContact() ? List.of() : gaps(agreement);
    }

    List<Gap> gaps(AgreementView agreement) {
        var gaps = new ArrayList<Gap>();
        access.byRule("agreements.rule.fit", () -> {
            if (agreement.kind().beneath()) {
                agreement.supports().stream()
                        .map(this::counts)
                        .flatMap(Optional::stream)
                        .forEach(sla -> compare(sla, agreement, gaps));
            } else {
                supporting(agreement.number()).forEach(one -> compare(agreement, one, gaps));
            }
        });
        return List.copyOf(gaps);
    }

    private void compare(AgreementView sla, AgreementView beneath, List<Gap> gaps) {
        if (!covers(calendars.get(beneath.calendar()), calendars.get(sla.calendar()))) {
            gaps.add(gap(sla, beneath, Gap.Line.CALENDAR, null, null, sla.calendar(), beneath.calendar()));
        }
        sla.targetsByType().forEach((type, promised) -> {
            var supported = beneath.targetsByType().get(type);
            if (supported != null) {
                promised.forEach((priority, level) ->
                        compare(new Pair(sla, beneath), type, priority, level, supported.get(priority), gaps));
            }
        });
    }

    private record Pair(AgreementView sla, AgreementView beneath) {}

    private void compare(
            Pair pair, TicketType type, String priority, Level promised, @Nullable Level supported, List<Gap> gaps) {
        if (supported == null) {
            return;
        }
        if (promised.response() != null
                && supported.response() != null
                && longer(pair, supported.response(), promised.response())) {
            gaps.add(gap(
                    pair.sla,
                    pair.beneath,
                    Gap.Line.RESPONSE,
                    type,
                    priority,
                    promised.response().toString(),
                    supported.response().toString()));
        }
        if (longer(pair, supported.resolution(), promised.resolution())) {
            gaps.add(gap(
                    pair.sla,
                    pair.beneath,
                    Gap.Line.RESOLUTION,
                    type,
                    priority,
                    promised.resolution().toString(),
                    supported.resolution().toString()));
        }
    }

    private static Gap gap(
            AgreementView sla,
            AgreementView beneath,
            Gap.Line line,
            @Nullable TicketType type,
            @Nullable String priority,
            String promised,
            String supported) {
        return new Gap(
                sla.number(),
                sla.edition(),
                beneath.number(),
                beneath.edition(),
                line,
                type,
                priority,
                promised,
                supported);
    }

    private boolean longer(Pair pair, Target supported, Target promised) {
        if (supported.inDays() && promised.inDays()) {
            return supported.days() > promised.days();
        }
        if (!supported.inDays() && !promised.inDays()) {
            return supported.time().compareTo(promised.time()) > 0;
        }
        var start = zone.startOf(pair.sla.validFrom());
        return IntStream.range(0, HOURS_TRIED)
                .mapToObj(hour -> start.plus(Duration.ofHours(hour)))
                .anyMatch(from -> due(pair.beneath, from, supported).isAfter(due(pair.sla, from, promised)));
    }

    private Instant due(AgreementView agreement, Instant from, Target target) {
        return calendars.due(agreement.calendar(), from, target).dueAt();
    }

    /** Whether one is open whenever the other is: on weekdays, on holidays and on make-up workdays. */
    private static boolean covers(CalendarView beneath, CalendarView above) {
        if (beneath.code().equals(above.code())) {
            return true;
        }
        if (!beneath.zone().equals(above.zone()) || (beneath.observesHolidays() && !above.observesHolidays())) {
            return false;
        }
        var week = IntStream.range(0, MAKEUP).allMatch(day -> covers(hours(beneath, day), hours(above, day)));
        return week && (!above.observesHolidays() || makeup(beneath, above));
    }

    private static boolean makeup(CalendarView beneath, CalendarView above) {
        var wanted = hours(above, MAKEUP);
        return beneath.observesHolidays()
                ? covers(hours(beneath, MAKEUP), wanted)
                : covers(hours(beneath, SATURDAY), wanted) && covers(hours(beneath, SUNDAY), wanted);
    }

    private static List<Window> hours(CalendarView calendar, int day) {
        return Window.parse(calendar.hours().get(day));
    }

    private static boolean covers(List<Window> wide, List<Window> narrow) {
        var open = new boolean[Window.MINUTES_A_DAY];
        wide.forEach(window -> java.util.Arrays.fill(open, window.from(), window.until(), true));
        return narrow.stream()
                .allMatch(
                        window -> IntStream.range(window.from(), window.until()).allMatch(minute -> open[minute]));
    }

    private LocalDate today() {
        return Objects.requireNonNull(zone.dayOf(clock.instant()));
    }
}
