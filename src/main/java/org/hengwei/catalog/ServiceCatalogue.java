package org.hengwei.catalog;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengwei.catalog.ServiceState.Move;
import org.hengwei.catalog.db.ServiceEditionRecord;
import org.hengwei.catalog.db.ServiceRecord;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of the service catalogue (R173, R174): a service is drafted, reviewed and published; changing a published one starts
 * its next edition while the published one stays offered; each year somebody confirms that it is still suitable.
 */
@Service
@Transactional
public class ServiceCatalogue {

    public static final String KIND = "service";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{1,39}");
    private static final int LONGEST_TEXT = 10_000;

    private final ServiceRepository repository;
    private final Catalog catalog;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ServiceCatalogue(
            ServiceRepository repository,
            Catalog catalog,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.catalog = catalog;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public ServiceView find(String code) {
        access.demand(CatalogPermission.READ);
        return view(repository.service(code));
    }

    @Transactional(readOnly = true)
    public Slice<ServiceLine> list(ServiceFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        access.demand(CatalogPermission.READ);
        return repository.list(filter, cursor, limit, withTotal);
    }

    /** @throws Refused without name or object, or for a code taken or malformed */
    public ServiceView draft(ServiceFacts facts) {
        var actor = access.demand(CatalogPermission.DRAFT);
        var code = requireNonNullElse(facts.code(), "").strip().toUpperCase(Locale.ROOT);
        check(facts)
                .that(CODE.matcher(code).matches(), "code", "catalog.refused.service-code")
                .that(!repository.exists(code), "code", "catalog.refused.code-taken", code)
                .refuse();
        var service = repository.fresh();
        service.setCode(code);
        service.setEdition(1);
        service.setState(ServiceState.DRAFT.name());
        service.setCreatedAt(clock.instant());
        service.setVersion(1);
        service.insert();
        insertEdition(service, facts, actor);
        words(service, facts);
        tell(new CatalogEvent.ServiceDrafted(
                subject(code), clock.instant(), String.valueOf(facts.name()), service.getEdition()));
        return view(service);
    }

    /** @throws Refused as stale, when it is retired, or without name or object */
    public ServiceView change(String code, @Nullable Integer version, ServiceFacts facts) {
        var actor = access.demand(CatalogPermission.DRAFT);
        var service = repository.held(code);
        Versions.check(version, service.getVersion());
        if (state(service) == ServiceState.RETIRED) {
            throw Refused.conflict("catalog.refused.retired", code);
        }
        check(facts).refuse();
        if (state(service) == ServiceState.PUBLISHED) {
            service.setEdition(service.getEdition() + 1);
            insertEdition(service, facts, actor);
        } else {
            var edition = repository.edition(service);
            ServiceRepository.write(edition, facts);
            edition.setDraftedBy(actor.login());
            edition.setDraftedAt(clock.instant());
            edition.setReviewedBy(null);
            edition.setReviewedAt(null);
            edition.update();
        }
        words(service, facts);
        step(service, ServiceState.DRAFT);
        tell(new CatalogEvent.ServiceChanged(
                subject(code), clock.instant(), String.valueOf(facts.name()), service.getEdition()));
        return view(service);
    }

    /** @throws Refused to its drafter (H17), and unless it has all that a customer has to know (R174), the missing named */
    public ServiceView review(String code, @Nullable Integer version) {
        var actor = demand(Move.REVIEW);
        var service = opened(code, version, Move.REVIEW);
        var edition = repository.edition(service);
        if (edition.getDraftedBy().equals(actor.login())) {
            throw Refused.conflict("catalog.refused.own-review");
        }
        complete(ServiceRepository.facts(edition)).refuse();
        edition.setReviewedBy(actor.login());
        edition.setReviewedAt(clock.instant());
        edition.update();
        step(service, ServiceState.REVIEWED);
        tell(new CatalogEvent.ServiceReviewed(subject(code), clock.instant(), service.getEdition()));
        return view(service);
    }

    /** From now on tickets and agreements may name it; its earlier edition is no longer offered. */
    public ServiceView publish(String code, @Nullable Integer version) {
        var actor = demand(Move.PUBLICATION);
        var service = opened(code, version, Move.PUBLICATION);
        var edition = repository.edition(service);
        edition.setPublishedBy(actor.login());
        edition.setPublishedAt(clock.instant());
        edition.update();
        service.setPublished(service.getEdition());
        service.setSuitedAt(clock.instant());
        service.setSuitedBy(actor.login());
        step(service, ServiceState.PUBLISHED);
        tell(new CatalogEvent.ServicePublished(subject(code), clock.instant(), service.getEdition()));
        return view(service);
    }

    /** The yearly look: it is still what the company offers. */
    public ServiceView confirmSuitability(String code, @Nullable Integer version, @Nullable String note) {
        var actor = demand(Move.SUITABILITY);
        var service = opened(code, version, Move.SUITABILITY);
        service.setSuitedAt(clock.instant());
        service.setSuitedBy(actor.login());
        step(service, ServiceState.PUBLISHED);
        tell(new CatalogEvent.SuitabilityConfirmed(subject(code), clock.instant(), note));
        return view(service);
    }

    /** @throws Refused without a reason */
    public ServiceView retire(String code, @Nullable Integer version, @Nullable String reason) {
        var actor = demand(Move.RETIREMENT);
        new Checks().present(reason, "reason").atMost(reason, 2_000, "reason").refuse();
        var service = opened(code, version, Move.RETIREMENT);
        service.setRetiredAt(clock.instant());
        service.setRetiredBy(actor.login());
        service.setRetiredReason(reason);
        step(service, ServiceState.RETIRED);
        tell(new CatalogEvent.ServiceRetired(subject(code), clock.instant(), String.valueOf(reason)));
        return view(service);
    }

    private Actor demand(Move move) {
        return access.demand(move.permission());
    }

    private ServiceRecord opened(String code, @Nullable Integer version, Move move) {
        var service = repository.held(code);
        Versions.check(version, service.getVersion());
        if (!move.opensIn(state(service))) {
            throw Refused.conflict("catalog.refused.move", code);
        }
        return service;
    }

    private Checks check(ServiceFacts facts) {
        return new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 120, "name")
                .atMost(facts.nameEn(), 120, "nameEn")
                .present(facts.object(), "object")
                .atMost(facts.object(), LONGEST_TEXT, "object")
                .atMost(facts.content(), LONGEST_TEXT, "content")
                .atMost(facts.requirements(), LONGEST_TEXT, "requirements")
                .atMost(facts.deliverables(), LONGEST_TEXT, "deliverables")
                .atMost(facts.standardClass(), 40, "standardClass")
                .that(
                        facts.standardClass() == null
                                || catalog.find(ChoiceList.CLASS, facts.standardClass())
                                        .isPresent(),
                        "standardClass",
                        "catalog.refused.class-unknown");
    }

    private static Checks complete(ServiceFacts facts) {
        return new Checks()
                .present(facts.content(), "content")
                .present(facts.requirements(), "requirements")
                .present(facts.serviceTime(), "serviceTime")
                .present(facts.deliveryMode(), "deliveryMode");
    }

    private void insertEdition(ServiceRecord service, ServiceFacts facts, Actor actor) {
        var edition = repository.freshEdition();
        edition.setService(service.getCode());
        edition.setEdition(service.getEdition());
        ServiceRepository.write(edition, facts);
        edition.setDraftedBy(actor.login());
        edition.setDraftedAt(clock.instant());
        edition.insert();
    }

    private void words(ServiceRecord service, ServiceFacts facts) {
        repository.words(
                service.getCode(),
                service.getCode(),
                String.valueOf(facts.name()),
                requireNonNullElse(facts.nameEn(), ""),
                requireNonNullElse(facts.brief(), ""),
                requireNonNullElse(facts.object(), ""),
                requireNonNullElse(facts.content(), ""));
    }

    private static void step(ServiceRecord service, ServiceState state) {
        service.setState(state.name());
        service.setVersion(service.getVersion() + 1);
        service.update();
    }

    private void tell(CatalogEvent news) {
        events.publishEvent(news);
    }

    private static ServiceState state(ServiceRecord service) {
        return ServiceState.valueOf(service.getState());
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    private ServiceView view(ServiceRecord service) {
        var editions = repository.editions(service.getCode());
        return new ServiceView(
                ServiceRepository.facts(editions.getFirst()),
                state(service),
                service.getEdition(),
                service.getPublished(),
                editions.stream().map(ServiceCatalogue::edition).toList(),
                service.getSuitedAt(),
                service.getSuitedBy(),
                service.getRetiredAt(),
                service.getRetiredReason(),
                moves(service),
                service.getVersion());
    }

    private List<ServiceView.OpenMove> moves(ServiceRecord service) {
        return Move.in(state(service)).stream()
                .filter(move -> access.may(move.permission()))
                .map(move -> new ServiceView.OpenMove(
                        move.name(),
                        "/api/v1/services/" + service.getCode() + "/" + move.noun(),
                        move == Move.RETIREMENT ? List.of("reason") : List.of()))
                .toList();
    }

    private static ServiceView.Edition edition(ServiceEditionRecord row) {
        return new ServiceView.Edition(
                row.getEdition(),
                row.getDraftedBy(),
                row.getDraftedAt(),
                row.getReviewedBy(),
                row.getReviewedAt(),
                row.getPublishedBy(),
                row.getPublishedAt());
    }
}
