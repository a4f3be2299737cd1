package org.hengwei.agreements;

import org.jspecify.annotations.Nullable;

/**
 * A line in which an agreement does not hold up what was promised to the customer.
 *
 * @param sla number of the agreement with the customer
 * @param beneath number of the one that is to hold it up
 * @param type null for a calendar
 * @param priority null for a calendar
 * @param promised target or calendar promised to the customer
 * @param supported target or calendar agreed beneath, which takes longer or covers less
 */
public record Gap(
        String sla,
        int slaEdition,
        String beneath,
        int beneathEdition,
        Line line,
        @Nullable TicketType type,
        @Nullable String priority,
        String promised,
        String supported) {

    public enum Line {
        RESPONSE,
        RESOLUTION,
        CALENDAR
    }

    /** The sentence that tells of it; its arguments are {@link #args()}. */
    public String key() {
        return "agreements.gap." + line;
    }

    public Object[] args() {
        return new Object[] {beneath, sla, priority == null ? "" : priority, supported, promised};
    }
}
