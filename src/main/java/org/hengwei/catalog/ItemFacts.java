package org.hengwei.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of something that can be requested.
 *
 * @param code given when it is drafted and kept for good, e.g. {@code ITEM-ACCOUNT}
 * @param service code of the service it belongs to; null for none
 * @param standardClass class of GB/T 29264 (R176), a code of the list {@link ChoiceList#CLASS}
 * @param forCustomers whether customers' contacts may request it themselves
 * @param target until when it is to be fulfilled: {@code P3D} working days or {@code PT8H} of working time
 * @param calendar code of the calendar in which the target counts
 * @param form fields in their order
 * @param approval who has to agree, in order: see {@link Signatories}; nobody when empty
 * @param tasks steps of fulfilment in order
 */
public record ItemFacts(
        @Nullable String code,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String brief,
        @Nullable String briefEn,
        @Nullable String service,
        @Nullable String category,
        @Nullable String standardClass,
        @Nullable Boolean forCustomers,
        @Nullable String target,
        @Nullable String calendar,
        List<FormField> form,
        List<String> approval,
        List<ItemTask> tasks) {

    public ItemFacts {
        form = form == null ? List.of() : List.copyOf(form);
        approval = approval == null ? List.of() : List.copyOf(approval);
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }

    public String label(boolean chinese) {
        return chinese || nameEn == null ? String.valueOf(name) : nameEn;
    }

    public @Nullable String brief(boolean chinese) {
        return chinese || briefEn == null ? brief : briefEn;
    }

    ItemFacts coded(String given) {
        return new ItemFacts(
                given,
                name,
                nameEn,
                brief,
                briefEn,
                service,
                category,
                standardClass,
                Boolean.TRUE.equals(forCustomers),
                target,
                calendar,
                form,
                approval,
                tasks);
    }
}
