package org.hengwei.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A visit as pages and API show it.
 *
 * @param number e.g. {@code VIS-000007}
 * @param held false while it is only planned
 */
public record VisitView(
        String number,
        int version,
        String customerName,
        boolean held,
        String recordedBy,
        Instant recordedAt,
        @JsonUnwrapped VisitFacts facts) {}
