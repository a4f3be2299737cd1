package org.hengwei.levels;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hengwei.levels.db.ReviewRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every act on a review has in common: the door before it, and the news and the worklist after it. */
@Component
class ReviewActs {

    static final String CLOCK = "REVIEW";
    /** After the end of the period. */
    static final int USUAL_DAYS = 15;

    private final ReviewRepository repository;
    private final ReviewViews views;
    private final Responsibles responsibles;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReviewActs(
            ReviewRepository repository,
            ReviewViews views,
            Responsibles responsibles,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.views = views;
        this.responsibles = responsibles;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String actor() {
        return access.actor().login();
    }

    /** The review, held, if this actor may work on it and it stands there. */
    ReviewRecord lock(ReviewKey key, ReviewState from) {
        var row = repository.lock(key.id());
        views.reveal(row);
        demand(LevelsPermission.REVIEW, Arrays.asList(row.getProjects()), row.getCustomer());
        Versions.check(key.version(), row.getVersion());
        if (ReviewViews.state(row) != from) {
            throw Refused.conflict("levels.refused.state", ReviewKey.code(row.getId()));
        }
        return row;
    }

    /** On every project, or on the customer where it names none. */
    void demand(LevelsPermission permission, List<String> projects, @Nullable String customer) {
        if (projects.isEmpty()) {
            access.demand(permission, Whereabouts.ofProject(null, customer));
        }
        projects.forEach(project -> access.demand(permission, Whereabouts.ofProject(project, customer)));
    }

    ReviewView done(ReviewRecord row, ReviewEvent news) {
        repository.update(row);
        return told(row, news);
    }

    ReviewView told(ReviewRecord row, ReviewEvent news) {
        events.publishEvent(news);
        var awaits = row.getResponsible() == null ? responsibles.instead() : Set.<String>of();
        events.publishEvent(new Work(
                ReviewKey.subject(row.getId()),
                row.getAgreement() + " " + row.getAgreementName() + " " + row.getPeriodFrom() + " – "
                        + row.getPeriodUntil(),
                row.getState(),
                ReviewViews.state(row) == ReviewState.OPEN,
                row.getResponsible(),
                null,
                row.getProjects().length == 1 ? row.getProjects()[0] : null,
                row.getCustomer(),
                null,
                zone.startOf(row.getDueOn().plusDays(1)),
                row.getOpenedAt(),
                awaits,
                "/levels/reviews/" + ReviewKey.code(row.getId()),
                row.getAgreement()));
        return views.view(row, true);
    }
}
