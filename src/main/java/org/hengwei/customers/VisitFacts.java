package org.hengwei.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a visit to a customer (R151, R172).
 *
 * @param visitedOn the day in the company's zone; still to come while it is only planned
 * @param byLeadership whether the O&amp;M leadership went, which alone counts as the year's visit (R150); yes when null
 * @param satisfaction how content the customer is; with the summary it makes the visit a held one
 * @param knownNeeds requirements he stated
 * @param latentNeeds needs he did not state
 * @param presentation what was shown of our products
 */
public record VisitFacts(
        @Nullable String customer,
        @Nullable LocalDate visitedOn,
        @Nullable Boolean byLeadership,
        @Nullable String visitors,
        @Nullable String met,
        @Nullable String presentation,
        @Nullable String satisfaction,
        @Nullable String knownNeeds,
        @Nullable String latentNeeds,
        @Nullable String opportunities,
        @Nullable String suggestions,
        @Nullable String summary) {}
