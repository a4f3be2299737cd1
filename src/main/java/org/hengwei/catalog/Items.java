package org.hengwei.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hengwei.approvals.Approvals;
import org.hengwei.approvals.Step;
import org.hengwei.catalog.ItemState.Move;
import org.hengwei.catalog.db.ItemEditionRecord;
import org.hengwei.catalog.db.ItemRecord;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of requestable items (R173, R175): drafted with form, target, approval and tasks; offered when others have signed;
 * an edition once published never changes, a change starts the next one while the published one stays offered.
 */
@Service
@Transactional
public class Items {

    public static final String KIND = "catalog-item";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{1,39}");

    private final ItemRepository repository;
    private final ItemChecks checks;
    private final Approvals approvals;
    private final People people;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Items(
            ItemRepository repository,
            ItemChecks checks,
            Approvals approvals,
            People people,
            Access access,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.checks = checks;
        this.approvals = approvals;
        this.people = people;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /** For staff; what a customer may ask for, his rooms tell him. */
    @Transactional(readOnly = true)
    public ItemView find(String code) {
        staff();
        return view(repository.item(code));
    }

    @Transactional(readOnly = true)
    public Slice<ItemLine> list(ItemFilter filter, @Nullable String cursor, int limit, boolean withTotal) {
        staff();
        return repository.list(filter, cursor, limit, withTotal);
    }

    private void staff() {
        if (access.demand(CatalogPermission.READ).isContact()) {
            throw Refused.forbidden("shared.refused.forbidden", CatalogPermission.READ.key());
        }
    }

    /** @throws Refused for a code taken or malformed, and for all that is wrong with form, target, approval and tasks */
    public ItemView draft(ItemFacts typed) {
        access.demand(CatalogPermission.DRAFT);
        var code = requireNonNullElse(typed.code(), "").strip().toUpperCase(Locale.ROOT);
        checks.of(typed)
                .that(CODE.matcher(code).matches(), "code", "catalog.refused.service-code")
                .that(!repository.exists(code), "code", "catalog.refused.code-taken", code)
                .refuse();
        var facts = typed.coded(code);
        var item = repository.fresh();
        item.setCode(code);
        item.setEdition(1);
        item.setState(ItemState.DRAFT.name());
        item.setService(facts.service());
        item.setCreatedAt(clock.instant());
        item.setVersion(1);
        item.insert();
        insertEdition(item, facts);
        words(code, facts);
        tell(new CatalogEvent.ItemDrafted(subject(code), clock.instant(), String.valueOf(facts.name()), 1));
        return view(item);
    }

    /** @throws Refused as stale, while it is being signed, when it is retired, or when it makes no sense */
    public ItemView change(String code, @Nullable Integer version, ItemFacts typed) {
        access.demand(CatalogPermission.DRAFT);
        var item = repository.held(code);
        Versions.check(version, item.getVersion());
        var state = ItemState.valueOf(item.getState());
        if (state == ItemState.RETIRED || state == ItemState.IN_REVIEW) {
            throw Refused.conflict("catalog.refused.item-" + state.name().toLowerCase(Locale.ROOT), code);
        }
        checks.of(typed).refuse();
        var facts = typed.coded(code);
        if (state == ItemState.PUBLISHED) {
            item.setEdition(item.getEdition() + 1);
            insertEdition(item, facts);
        } else {
            var edition = repository.edition(code, item.getEdition());
            repository.write(edition, facts);
            edition.setDraftedBy(access.actor().login());
            edition.setDraftedAt(clock.instant());
            edition.update();
        }
        item.setService(facts.service());
        step(item, ItemState.DRAFT);
        words(code, facts);
        tell(new CatalogEvent.ItemChanged(
                subject(code), clock.instant(), String.valueOf(facts.name()), item.getEdition()));
        return view(item);
    }

    /**
     * Opens the round of sign-off: whoever asks for it signs first, then the reviewer if there is one, then the approver, all
     * different (H17). The last signature publishes.
     */
    public ItemView review(String code, @Nullable Integer version, ItemReview review) {
        access.demand(Move.REVIEW.permission());
        new Checks()
                .present(review.approver(), "approver")
                .that(known(review.approver()), "approver", "catalog.refused.person-unknown")
                .that(known(review.reviewer()), "reviewer", "catalog.refused.person-unknown")
                .refuse();
        var item = opened(code, version, Move.REVIEW);
        var facts = repository.facts(repository.edition(code, item.getEdition()));
        checks.of(facts).refuse();
        step(item, ItemState.IN_REVIEW);
        tell(new CatalogEvent.ItemSubmitted(subject(code), clock.instant(), item.getEdition()));
        approvals.open(
                subject(code),
                code + " " + facts.name(),
                "/catalog/items/" + code,
                Whereabouts.nowhere(),
                steps(review));
        return view(repository.item(code));
    }

    private boolean known(@Nullable String login) {
        return login == null || login.isBlank() || people.exists(login);
    }

    private List<Step> steps(ItemReview review) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(Step.AUTHOR, access.actor().login()));
        if (review.reviewer() != null && !review.reviewer().isBlank()) {
            steps.add(new Step(Step.REVIEWER, review.reviewer()));
        }
        steps.add(new Step(Step.APPROVER, requireNonNull(review.approver())));
        return steps;
    }

    /** Called when the last has signed; refused, and the signature with it, when he may not publish. */
    void published(String code) {
        var actor = access.demand(CatalogPermission.PUBLISH);
        var item = repository.held(code);
        var edition = repository.edition(code, item.getEdition());
        edition.setPublishedAt(clock.instant());
        edition.setPublishedBy(actor.login());
        edition.update();
        item.setPublished(item.getEdition());
        step(item, ItemState.PUBLISHED);
        tell(new CatalogEvent.ItemPublished(subject(code), clock.instant(), item.getEdition()));
    }

    void sentBack(String code, String reason) {
        var item = repository.held(code);
        step(item, ItemState.DRAFT);
        tell(new CatalogEvent.ItemSentBack(subject(code), clock.instant(), item.getEdition(), reason));
    }

    /** Nobody can request it any more; requests made from it go on. Refused without a reason. */
    public ItemView retire(String code, @Nullable Integer version, @Nullable String reason) {
        var actor = access.demand(Move.RETIREMENT.permission());
        new Checks().present(reason, "reason").atMost(reason, 2_000, "reason").refuse();
        var item = opened(code, version, Move.RETIREMENT);
        item.setRetiredAt(clock.instant());
        item.setRetiredBy(actor.login());
        item.setRetiredReason(reason);
        step(item, ItemState.RETIRED);
        tell(new CatalogEvent.ItemRetired(subject(code), clock.instant(), String.valueOf(reason)));
        return view(item);
    }

    /** Puts in what comes with the product, published, unless the house has an item of that code. */
    void ship(ItemFacts facts) {
        var code = requireNonNull(facts.code());
        if (repository.exists(code)) {
            return;
        }
        access.byRule("catalog.rule.shipped", () -> {
            draft(facts);
            published(code);
        });
    }

    private ItemRecord opened(String code, @Nullable Integer version, Move move) {
        var item = repository.held(code);
        Versions.check(version, item.getVersion());
        if (!move.opensIn(ItemState.valueOf(item.getState()))) {
            throw Refused.conflict("catalog.refused.move", code);
        }
        return item;
    }

    private void insertEdition(ItemRecord item, ItemFacts facts) {
        var edition = repository.freshEdition(item.getCode(), item.getEdition());
        repository.write(edition, facts);
        edition.setDraftedBy(access.actor().login());
        edition.setDraftedAt(clock.instant());
        edition.insert();
    }

    private void words(String code, ItemFacts facts) {
        repository.words(
                code,
                code,
                String.valueOf(facts.name()),
                requireNonNullElse(facts.nameEn(), ""),
                requireNonNullElse(facts.brief(), ""),
                requireNonNullElse(facts.briefEn(), ""));
    }

    private static void step(ItemRecord item, ItemState state) {
        item.setState(state.name());
        item.setVersion(item.getVersion() + 1);
        item.update();
    }

    private void tell(CatalogEvent news) {
        events.publishEvent(news);
    }

    static Subject subject(String code) {
        return new Subject(KIND, code);
    }

    private ItemView view(ItemRecord item) {
        var editions = repository.editions(item.getCode());
        return new ItemView(
                repository.facts(editions.getFirst()),
                ItemState.valueOf(item.getState()),
                item.getEdition(),
                item.getPublished(),
                editions.stream().map(Items::edition).toList(),
                item.getRetiredAt(),
                item.getRetiredReason(),
                moves(item),
                item.getVersion());
    }

    private static ItemView.Edition edition(ItemEditionRecord row) {
        return new ItemView.Edition(
                row.getEdition(), row.getDraftedBy(), row.getDraftedAt(), row.getPublishedBy(), row.getPublishedAt());
    }

    private List<ServiceView.OpenMove> moves(ItemRecord item) {
        return Move.in(ItemState.valueOf(item.getState())).stream()
                .filter(move -> access.may(move.permission()))
                .map(move -> new ServiceView.OpenMove(
                        move.name(),
                        "/api/v1/catalog-items/" + item.getCode() + "/" + move.noun(),
                        List.of(move == Move.RETIREMENT ? "reason" : "approver")))
                .toList();
    }
}
