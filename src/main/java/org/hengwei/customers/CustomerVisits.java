package org.hengwei.customers;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.hengwei.customers.db.VisitRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.CompanyZone;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.shared.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs for visits to customers: planned, recorded with what was learnt, and which customers still wait for the year's one
 * (R150 to R152). Minutes are files attached to the visit.
 */
@Service
@Transactional
public class CustomerVisits {

    public static final String KIND = "visit";
    private static final int LONGEST_TEXT = 4_000;

    private final VisitRepository repository;
    private final CustomerBook book;
    private final Access access;
    private final CompanyZone zone;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CustomerVisits(
            VisitRepository repository,
            CustomerBook book,
            Access access,
            CompanyZone zone,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.book = book;
        this.access = access;
        this.zone = zone;
        this.clock = clock;
        this.events = events;
    }

    /** @throws Refused as not found when it does not exist or may not be seen */
    @Transactional(readOnly = true)
    public VisitView find(String number) {
        return repository
                .find(number, access.visibility(CustomersPermission.READ_VISITS))
                .orElseThrow(() -> Refused.notFound(number));
    }

    /** Newest first; null for every year or customer. */
    @Transactional(readOnly = true)
    public Slice<VisitView> list(
            @Nullable Integer year, @Nullable String customer, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CustomersPermission.READ_VISITS);
        var visibility = access.visibility(CustomersPermission.READ_VISITS);
        return repository.list(checked(year), customer, visibility, cursor, limit, withTotal);
    }

    /** Served customers the leadership has not visited in the year; this year when null (R150). */
    @Transactional(readOnly = true)
    public Slice<Unvisited> unvisited(@Nullable Integer year, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CustomersPermission.READ_VISITS);
        var visibility = access.visibility(CustomersPermission.READ_VISITS);
        var wanted = checked(year);
        return repository.unvisited(wanted == null ? today().getYear() : wanted, visibility, cursor, limit, withTotal);
    }

    private static @Nullable Integer checked(@Nullable Integer year) {
        new Checks()
                .that(year == null || (year >= 1900 && year <= 2999), "year", "shared.refused.malformed")
                .refuse();
        return year;
    }

    /**
     * Plans or records a visit; it is held as soon as satisfaction and summary are given.
     *
     * @throws Refused without customer, day or visitors; with only one of satisfaction and summary; held on a day to come
     */
    public VisitView record(VisitFacts facts) {
        access.demand(CustomersPermission.VISIT);
        check(facts).refuse();
        var customer = book.find(requireNonNull(facts.customer()));
        var row = repository.fresh();
        row.setVersion(1);
        row.setCustomer(customer.code());
        row.setDepartment(customer.facts().department());
        row.setRecordedBy(access.actor().login());
        row.setRecordedAt(clock.instant());
        write(row, facts);
        row.insert();
        var subject = subject(row);
        events.publishEvent(new CustomerEvent.VisitRecorded(
                subject, clock.instant(), customer.name(), row.getVisitedOn(), held(facts)));
        return announced(row);
    }

    /** @throws Refused as stale when it is no longer the given version; see {@link #record} */
    public VisitView change(String number, @Nullable Integer version, VisitFacts facts) {
        var row = repository
                .held(number, access.visibility(CustomersPermission.READ_VISITS))
                .orElseThrow(() -> Refused.notFound(number));
        access.demand(CustomersPermission.VISIT, place(row));
        Versions.check(version, row.getVersion());
        check(facts)
                .that(row.getCustomer().equals(facts.customer()), "customer", "customers.refused.visit-customer")
                .that(!row.getState().equals(VisitRepository.HELD) || held(facts), "summary", "shared.required")
                .refuse();
        write(row, facts);
        row.setVersion(row.getVersion() + 1);
        row.update();
        events.publishEvent(new CustomerEvent.VisitChanged(subject(row), clock.instant(), held(facts)));
        return announced(row);
    }

    private VisitView announced(VisitRecord row) {
        var visit = find(VisitRepository.number(row.getId()));
        events.publishEvent(new Work(
                subject(row),
                visit.customerName() + " " + row.getVisitedOn(),
                row.getState(),
                !visit.held(),
                row.getRecordedBy(),
                row.getDepartment(),
                null,
                row.getCustomer(),
                null,
                zone.startOf(row.getVisitedOn().plusDays(1)),
                row.getRecordedAt(),
                Set.of(),
                "/visits/" + visit.number(),
                visit.number() + " " + row.getCustomer()));
        return visit;
    }

    private Checks check(VisitFacts facts) {
        var held = held(facts);
        var day = facts.visitedOn();
        return new Checks()
                .present(facts.customer(), "customer")
                .present(day, "visitedOn")
                .present(facts.visitors(), "visitors")
                .that(!held || day == null || !day.isAfter(today()), "visitedOn", "customers.refused.visit-to-come")
                .that(facts.summary() == null || present(facts.satisfaction()), "satisfaction", "shared.required")
                .that(facts.satisfaction() == null || present(facts.summary()), "summary", "shared.required")
                .atMost(facts.visitors(), 400, "visitors")
                .atMost(facts.met(), 400, "met")
                .atMost(facts.presentation(), LONGEST_TEXT, "presentation")
                .atMost(facts.satisfaction(), LONGEST_TEXT, "satisfaction")
                .atMost(facts.knownNeeds(), LONGEST_TEXT, "knownNeeds")
                .atMost(facts.latentNeeds(), LONGEST_TEXT, "latentNeeds")
                .atMost(facts.opportunities(), LONGEST_TEXT, "opportunities")
                .atMost(facts.suggestions(), LONGEST_TEXT, "suggestions")
                .atMost(facts.summary(), LONGEST_TEXT, "summary");
    }

    private static boolean held(VisitFacts facts) {
        return present(facts.satisfaction()) && present(facts.summary());
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void write(VisitRecord row, VisitFacts facts) {
        row.setState(held(facts) ? VisitRepository.HELD : VisitRepository.PLANNED);
        row.setVisitedOn(requireNonNull(facts.visitedOn()));
        row.setByLeadership(!Boolean.FALSE.equals(facts.byLeadership()));
        row.setVisitors(requireNonNull(facts.visitors()).strip());
        row.setMet(facts.met());
        row.setPresentation(facts.presentation());
        row.setSatisfaction(facts.satisfaction());
        row.setKnownNeeds(facts.knownNeeds());
        row.setLatentNeeds(facts.latentNeeds());
        row.setOpportunities(facts.opportunities());
        row.setSuggestions(facts.suggestions());
        row.setSummary(facts.summary());
    }

    private LocalDate today() {
        return zone.dayOf(clock.instant());
    }

    private static Subject subject(VisitRecord row) {
        return new Subject(KIND, VisitRepository.number(row.getId()));
    }

    private static Whereabouts place(VisitRecord row) {
        return new Whereabouts(null, row.getCustomer(), row.getDepartment(), Set.of(row.getRecordedBy()));
    }
}
