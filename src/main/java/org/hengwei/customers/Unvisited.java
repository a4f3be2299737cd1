package org.hengwei.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer the leadership has not visited in a year (R150).
 *
 * @param lastOn the last visit before, of any year
 * @param plannedOn the next planned one in that year
 */
public record Unvisited(
        String customer,
        String name,
        @Nullable String manager,
        @Nullable LocalDate lastOn,
        @Nullable LocalDate plannedOn) {}
