package org.hengwei.measures;

import java.util.List;

/**
 * What stands beside an on-time metric as "open and already overdue" (H12), so that what is never finished cannot look like
 * success.
 */
public record Overdue(String view, List<Condition> where) {

    public Overdue {
        where = List.copyOf(where);
    }

    Source source() {
        return new Source(view, "", where, List.of());
    }
}
