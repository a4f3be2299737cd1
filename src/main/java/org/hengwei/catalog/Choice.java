package org.hengwei.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One code of a short list.
 *
 * @param parent the category this subcategory belongs to; null for any other
 * @param nameEn shipped codes have both languages, added ones one (H21)
 * @param solved whether a resolution closed with it counts as solved; null outside the closure codes
 * @param stopsClock whether the service clock stands while a ticket waits for this; null outside the pause reasons
 * @param active whether new tickets may use it
 */
public record Choice(
        ChoiceList list,
        String code,
        @Nullable String parent,
        String name,
        @Nullable String nameEn,
        @Nullable Boolean solved,
        @Nullable Boolean stopsClock,
        int position,
        boolean active,
        int version) {

    /** Its name in the reader's language, if there is one in it. */
    public String label(boolean chinese) {
        return chinese || nameEn == null ? name : nameEn;
    }
}
