package org.hengwei.shell;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hengwei.notices.Notice;
import org.hengwei.notices.Notices;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.YearStage.Line;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts the year's round before management at a set interval, so that it watches the delivery of services and their improvement
 * (R6): a notice, and a mail where that is wanted, on the first of January and each interval after. A day on which the program
 * did not run is made up for when it runs again.
 */
@Component
class Monitoring {

    private static final String RULE = "shell.rule.monitoring";
    private static final LocalTime EARLY = LocalTime.of(7, 30);
    private static final List<Role> MANAGEMENT =
            List.of(Role.GENERAL_MANAGER, Role.DEPUTY_MANAGER, Role.MANAGEMENT_REPRESENTATIVE, Role.OPERATIONS_GM);

    private final Year year;
    private final Notices notices;
    private final Access access;
    private final Clock clock;
    private final CompanyZone zone;
    private final Period every;

    Monitoring(
            Year year,
            Notices notices,
            Access access,
            Clock clock,
            CompanyZone zone,
            @Value("${hengwei.monitoring.every:P1M}") Period every) {
        if (!LocalDate.EPOCH.plus(every).isAfter(LocalDate.EPOCH)) {
            throw new IllegalArgumentException("HENGWEI_MONITORING_EVERY must be a day or longer, not " + every);
        }
        this.year = year;
        this.notices = notices;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.every = every;
    }

    @Transactional
    public void look() {
        access.byRule(RULE, () -> {
            var round = year.round();
            var lines = round.stages().values().stream().flatMap(List::stream).toList();
            var day = latest(zone.dayOf(clock.instant()));
            notices.send(
                    management(),
                    new Notice(
                            "monitoring:" + day,
                            "shell.notice.monitoring",
                            List.of(
                                    String.valueOf(round.year()),
                                    String.valueOf(
                                            lines.stream().mapToLong(Line::done).sum()),
                                    String.valueOf(
                                            lines.stream().mapToLong(Line::all).sum()),
                                    String.valueOf(round.late())),
                            null,
                            "/"));
        });
    }

    private Set<String> management() {
        var logins = new LinkedHashSet<String>();
        MANAGEMENT.forEach(role -> logins.addAll(access.holders(role.name())));
        return logins;
    }

    private LocalDate latest(LocalDate today) {
        var day = today.withDayOfYear(1);
        for (var next = day.plus(every); !next.isAfter(today); next = next.plus(every)) {
            day = next;
        }
        return day;
    }

    @Configuration
    static class Daily {
        @Bean
        Task<Void> showManagementTheYear(Monitoring monitoring, CompanyZone zone) {
            return Tasks.recurring("shell-monitoring", Schedules.daily(zone.id(), EARLY))
                    .execute((instance, context) -> monitoring.look());
        }
    }
}
