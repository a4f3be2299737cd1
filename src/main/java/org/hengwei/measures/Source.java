package org.hengwei.measures;

import java.util.List;

/**
 * Rows of a fact view of one period.
 *
 * @param view schema and name, e.g. {@code incidents.fact_incident}
 * @param date the column that decides the period
 * @param where which rows are meant
 * @param countable what must be known of a row for it to be counted; rows that are meant but not countable are left out, and
 *     the figure says how many
 */
public record Source(String view, String date, List<Condition> where, List<Condition> countable) {

    public Source {
        where = where == null ? List.of() : List.copyOf(where);
        countable = countable == null ? List.of() : List.copyOf(countable);
    }

    String schema() {
        return view.substring(0, Math.max(0, view.indexOf('.')));
    }

    String name() {
        return view.substring(view.indexOf('.') + 1);
    }
}
