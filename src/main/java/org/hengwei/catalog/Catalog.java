package org.hengwei.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms ask while they take or close a ticket: answered from memory and open to all, since it holds nothing that
 * belongs to a customer. Changing it is done through {@link Choices}, {@link Priorities} and {@link ServiceCatalogue}.
 */
@org.springframework.stereotype.Service
public class Catalog {

    private final Shelf shelf;
    private final ItemRepository items;

    Catalog(Shelf shelf, ItemRepository items) {
        this.shelf = shelf;
        this.items = items;
    }

    /**
     * The priority that follows by the matrix (H8).
     *
     * @param impact 1 (highest) to 4
     * @param urgency 1 (highest) to 4
     * @return 1 (P1, highest) to 4
     * @throws Refused outside that range
     */
    public int priority(int impact, int urgency) {
        level("impact", impact);
        level("urgency", urgency);
        return matrix().priority(impact, urgency);
    }

    private static void level(String field, int value) {
        if (value < 1 || value > PriorityMatrix.LEVELS) {
            throw Refused.field(field, "catalog.refused.level");
        }
    }

    public PriorityMatrix matrix() {
        return shelf.content().matrix();
    }

    /** @throws Refused on field {@code category} unless it is an active category or subcategory */
    public Choice category(String code) {
        return usable(ChoiceList.CATEGORY, code);
    }

    /** @throws Refused on field {@code closureCode} unless active; {@link Choice#solved()} is never null */
    public Choice closureCode(String code) {
        return usable(ChoiceList.CLOSURE, code);
    }

    /** @throws Refused on field {@code cause} unless active */
    public Choice cause(String code) {
        return usable(ChoiceList.CAUSE, code);
    }

    /** @throws Refused on field {@code reason} unless active; {@link Choice#stopsClock()} is never null */
    public Choice pauseReason(String code) {
        return usable(ChoiceList.PAUSE, code);
    }

    private Choice usable(ChoiceList list, String code) {
        return find(list, code)
                .filter(Choice::active)
                .orElseThrow(() -> Refused.field(list.field(), "catalog.refused.choice-unknown", code));
    }

    /** Also one no longer in use, so that old tickets can be shown. */
    public Optional<Choice> find(ChoiceList list, @Nullable String code) {
        return code == null
                ? Optional.empty()
                : Optional.ofNullable(shelf.content().of(list).get(code));
    }

    /** Its label in the reader's language; the code itself where it is unknown. */
    public String label(ChoiceList list, String code, boolean chinese) {
        return find(list, code).map(choice -> choice.label(chinese)).orElse(code);
    }

    /** Those in use, in their order; a subcategory follows its category. */
    public List<Choice> choices(ChoiceList list) {
        return shelf.content().of(list).values().stream().filter(Choice::active).toList();
    }

    /** Those offered: published and not retired. */
    public Collection<OfferedService> services() {
        return shelf.content().services().values();
    }

    /** The published edition; empty when it is not (or no longer) offered. */
    public Optional<OfferedService> service(String code) {
        return Optional.ofNullable(shelf.content().services().get(code));
    }

    /** @throws Refused on field {@code service} unless it is offered */
    public OfferedService offered(String code) {
        return service(code).orElseThrow(() -> Refused.field("service", "catalog.refused.service-unknown", code));
    }

    /** The items that can be requested now. */
    public Collection<OfferedItem> items() {
        return shelf.content().items().values();
    }

    /** The edition offered now; empty when it is not (or no longer) offered. */
    public Optional<OfferedItem> item(String code) {
        return Optional.ofNullable(shelf.content().items().get(code));
    }

    /** One published edition, also one that is no longer offered: what a request was made from. */
    public Optional<OfferedItem> item(String code, int edition) {
        var offered = shelf.content().items().get(code);
        return offered != null && offered.edition() == edition ? Optional.of(offered) : items.published(code, edition);
    }
}
