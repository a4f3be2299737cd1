package org.hengwei.customers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a project.
 *
 * @param code given when it is started and kept for good, e.g. {@code P1}
 * @param contract code of the contract it serves
 * @param type code of its kind: SAFE_CITY, SMART_CITY, OTHER or what the company has added (R155)
 * @param manager login of the project manager
 * @param defaultImpact 1 (highest) to 4, for a report that came without (H1); null lets it wait without a clock of its own
 * @param defaultUrgency likewise
 */
public record ProjectFacts(
        @Nullable String code,
        @Nullable String name,
        @Nullable String customer,
        @Nullable String contract,
        @Nullable String type,
        @Nullable ServiceMode deliveryMode,
        @Nullable String manager,
        @Nullable String department,
        @Nullable Integer defaultImpact,
        @Nullable Integer defaultUrgency,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String note) {}
