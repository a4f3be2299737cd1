package org.hengwei.incidents;

import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.customers.ProjectInBrief;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an incident takes from the service catalogue: priorities and codes. Unknown codes are refused on their field. */
@Component
class Catalogue {

    private final Catalog catalog;

    Catalogue(Catalog catalog) {
        this.catalog = catalog;
    }

    /** 1 (P1, highest) to 4 (H8). */
    int priority(int impact, int urgency) {
        return catalog.priority(impact, urgency);
    }

    /** The priority whose clock runs for a report in triage (H1); null leaves it to the agreement. */
    @Nullable
    Integer defaultPriority(ProjectInBrief project) {
        var impact = project.defaultImpact();
        var urgency = project.defaultUrgency();
        return impact == null || urgency == null ? null : Integer.valueOf(priority(impact, urgency));
    }

    String pauseReason(String code) {
        return catalog.pauseReason(code).code();
    }

    /** Whether the service clock stands while an incident waits for this. */
    boolean stopsClock(String pauseReason) {
        return catalog.find(ChoiceList.PAUSE, pauseReason)
                .map(reason -> !Boolean.FALSE.equals(reason.stopsClock()))
                .orElse(true);
    }

    void demandCause(String code) {
        catalog.cause(code);
    }

    void demandKnown(@Nullable String category, @Nullable String service) {
        if (category != null) {
            catalog.category(category);
        }
        if (service != null) {
            catalog.offered(service);
        }
    }

    /** Whether a resolution with this closure code counts as solved. */
    boolean successful(String closureCode) {
        return Boolean.TRUE.equals(catalog.closureCode(closureCode).solved());
    }
}
