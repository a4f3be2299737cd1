package org.hengwei.shared;

import java.util.ArrayList;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a list that the actor may see: all, or those that match any of the named places.
 * Queries take it as a condition, so that no list is ever filtered after it was read.
 */
public record Visibility(
        boolean everything,
        Set<String> projects,
        Set<String> departments,
        @Nullable String customer,
        @Nullable String person) {

    public static Visibility all() {
        return new Visibility(true, Set.of(), Set.of(), null, null);
    }

    public static Visibility nothing() {
        return new Visibility(false, Set.of(), Set.of(), null, null);
    }

    public boolean sees(Whereabouts place) {
        return everything
                || (place.project() != null && projects.contains(place.project()))
                || (place.department() != null && departments.contains(place.department()))
                || (customer != null && customer.equals(place.customer()))
                || (person != null && place.people().contains(person));
    }

    /** The same question as SQL. A column a table does not have is given as null and matches nothing. */
    @SafeVarargs
    public final Condition on(
            @Nullable Field<String> project,
            @Nullable Field<String> customerColumn,
            @Nullable Field<String> department,
            Field<String>... people) {
        if (everything) {
            return DSL.noCondition();
        }
        var any = new ArrayList<Condition>();
        if (project != null && !projects.isEmpty()) {
            any.add(project.in(projects));
        }
        if (department != null && !departments.isEmpty()) {
            any.add(department.in(departments));
        }
        if (customerColumn != null && customer != null) {
            any.add(customerColumn.eq(customer));
        }
        if (person != null) {
            for (var column : people) {
                any.add(column.eq(person));
            }
        }
        return any.isEmpty() ? DSL.falseCondition() : DSL.or(any);
    }
}
