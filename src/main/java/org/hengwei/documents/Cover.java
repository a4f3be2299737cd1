package org.hengwei.documents;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page and control header (R340, R342). Callers give company, title and references ({@link #of}); number, version,
 * state, people and dates are filled in by this room from the document itself.
 *
 * @param company blank for the one set in this room
 * @param title carries the year of a yearly document (R346)
 * @param controlState worded in the document's language
 * @param departments to which it applies (R348)
 * @param staff to whom it applies (R348)
 * @param history oldest first (R341, R342)
 * @param references standards and other documents referred to (R344)
 */
public record Cover(
        String company,
        String title,
        String number,
        String version,
        String controlState,
        String securityClass,
        Signature author,
        Signature reviewer,
        Signature approver,
        @Nullable LocalDate effectiveOn,
        List<String> departments,
        @Nullable String staff,
        List<HistoryRow> history,
        List<String> references) {

    /** @param name null until signed */
    public record Signature(@Nullable String name, @Nullable LocalDate date) {

        public static Signature none() {
            return new Signature(null, null);
        }
    }

    /** One line of the version history. */
    public record HistoryRow(
            String version,
            Signature author,
            Signature reviewer,
            Signature approver,
            @Nullable String revisedPages,
            String note) {}

    /** What a caller knows. */
    public static Cover of(String company, String title, List<String> references) {
        return new Cover(
                company,
                title,
                "",
                "",
                "",
                "",
                Signature.none(),
                Signature.none(),
                Signature.none(),
                null,
                List.of(),
                null,
                List.of(),
                references);
    }
}
