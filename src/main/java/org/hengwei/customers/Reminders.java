package org.hengwei.customers;

import static org.hengwei.customers.db.Tables.REMINDER;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.hengwei.customers.db.ReminderRecord;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Visibility;
import org.hengwei.shared.Work;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts into the worklist of whoever answers for it, and tells him once: from October each served customer the leadership has
 * not visited in the year (R150), and each project whose progress talk is overdue (R171). Looked at daily, and gone as soon
 * as the visit or the talk is held. Where nobody is named it waits for the O&amp;M managers.
 */
@Component
class Reminders {

    static final String VISIT = "missing-visit";
    static final String TALK = "overdue-talk";

    private static final String RULE = "customers.rule.reminders";
    private static final Month FROM = Month.OCTOBER;
    private static final LocalTime EARLY = LocalTime.of(7, 0);
    private static final int STRETCH = 500;

    private final DSLContext db;
    private final VisitRepository visits;
    private final DossierRepository dossiers;
    private final Notices notices;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reminders(
            DSLContext db,
            VisitRepository visits,
            DossierRepository dossiers,
            Notices notices,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.db = db;
        this.visits = visits;
        this.dossiers = dossiers;
        this.notices = notices;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /** What is missing, whoever may see it. @param who null when nobody is named */
    private record Missing(
            String code, String name, @Nullable String who, LocalDate dueOn) {}

    @Transactional
    public void look() {
        access.byRule(RULE, () -> {
            settle(VISIT, missingVisits(), true);
            settle(TALK, overdueTalks(), true);
        });
    }

    /** What was just held is asked of nobody any more. */
    @EventListener
    void on(CustomerEvent news) {
        switch (news) {
            case CustomerEvent.VisitRecorded e
            when e.held() -> access.byRule(RULE, () -> settle(VISIT, missingVisits(), false));
            case CustomerEvent.VisitChanged e
            when e.held() -> access.byRule(RULE, () -> settle(VISIT, missingVisits(), false));
            case CustomerEvent.TalkHeld _, CustomerEvent.TalkIntervalSet _ ->
                access.byRule(RULE, () -> settle(TALK, overdueTalks(), false));
            default -> {}
        }
    }

    private void settle(String kind, Map<String, Missing> missing, boolean askAnew) {
        var asked = db.selectFrom(REMINDER)
                .where(REMINDER.KIND.eq(kind))
                .forUpdate()
                .fetchMap(REMINDER.CODE);
        asked.forEach((code, row) -> {
            var still = missing.get(code);
            if (still == null) {
                over(row);
            } else if (!same(row, still)) {
                ask(row, still);
            }
        });
        if (askAnew) {
            missing.values().stream()
                    .filter(one -> !asked.containsKey(one.code()))
                    .forEach(one -> askFirst(kind, one));
        }
    }

    private static boolean same(ReminderRecord row, Missing missing) {
        return row.getDueOn().equals(missing.dueOn()) && Objects.equals(row.getTold(), missing.who());
    }

    private void askFirst(String kind, Missing missing) {
        var row = db.newRecord(REMINDER);
        row.setKind(kind);
        row.setCode(missing.code());
        row.setSinceAt(clock.instant());
        ask(row, missing);
    }

    private void ask(ReminderRecord row, Missing missing) {
        row.setDueOn(missing.dueOn());
        row.setTold(missing.who());
        row.store();
        show(row, missing.name(), true);
        var kind = row.getKind();
        notices.send(
                missing.who() == null ? access.holders(Role.OM_MANAGER.name()) : Set.of(missing.who()),
                Notice.about(
                        about(row),
                        href(row),
                        kind + ":" + row.getCode() + ":" + row.getDueOn(),
                        "customers.notice." + kind,
                        missing.name(),
                        missing.dueOn()));
    }

    private void over(ReminderRecord row) {
        show(row, row.getCode(), false);
        row.delete();
    }

    private void show(ReminderRecord row, String title, boolean open) {
        var talk = row.getKind().equals(TALK);
        events.publishEvent(new Work(
                new Subject(row.getKind(), row.getCode()),
                title,
                (talk ? "TALK_" : "VISIT_") + (open ? "MISSING" : "SETTLED"),
                open,
                row.getTold(),
                null,
                talk ? row.getCode() : null,
                talk ? null : row.getCode(),
                null,
                open ? zone.startOf(row.getDueOn().plusDays(1)) : null,
                row.getSinceAt(),
                open && row.getTold() == null ? access.holders(Role.OM_MANAGER.name()) : Set.of(),
                href(row),
                row.getCode()));
    }

    private static Subject about(ReminderRecord row) {
        return row.getKind().equals(TALK)
                ? CustomerProjects.subject(row.getCode())
                : new Subject(CustomerBook.KIND, row.getCode());
    }

    private static String href(ReminderRecord row) {
        return row.getKind().equals(TALK)
                ? "/projects/" + row.getCode() + "/dossier#talks"
                : "/visits/new?customer=" + row.getCode();
    }

    private Map<String, Missing> missingVisits() {
        var today = zone.dayOf(clock.instant());
        if (today.getMonth().compareTo(FROM) < 0) {
            return Map.of();
        }
        var end = LocalDate.of(today.getYear(), Month.DECEMBER, 31);
        return all(cursor -> visits.unvisited(today.getYear(), Visibility.all(), cursor, STRETCH, false)
                .map(one -> new Missing(one.customer(), one.name(), one.manager(), end)));
    }

    private Map<String, Missing> overdueTalks() {
        return all(cursor -> dossiers.talksDue(true, Visibility.all(), zone.dayOf(clock.instant()), cursor, STRETCH)
                .map(one -> new Missing(one.project(), one.name(), one.manager(), one.nextOn())));
    }

    private static Map<String, Missing> all(Function<@Nullable String, Slice<Missing>> stretch) {
        var found = new HashMap<String, Missing>();
        String cursor = null;
        do {
            var slice = stretch.apply(cursor);
            slice.items().forEach(one -> found.put(one.code(), one));
            cursor = slice.nextCursor();
        } while (cursor != null);
        return found;
    }

    @Configuration
    static class Daily {
        @Bean
        Task<Void> remindOfVisitsAndTalks(Reminders reminders, CompanyZone zone) {
            return Tasks.recurring("customers-reminders", Schedules.daily(zone.id(), EARLY))
                    .execute((instance, context) -> reminders.look());
        }
    }
}
