package org.hengwei.customers;

import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms copy from a project when something is reported, promised or measured for it.
 *
 * @param contract null for imported projects and those without one
 * @param manager login of the project manager
 * @param defaultImpact 1 (highest) to 4, for a report that came without (H1)
 * @param open whether it is not closed
 * @param imported made for imported history: no contract, no agreement (H20)
 */
public record ProjectInBrief(
        String code,
        String name,
        String customer,
        String customerName,
        @Nullable String contract,
        @Nullable String department,
        @Nullable String manager,
        ServiceMode deliveryMode,
        @Nullable Integer defaultImpact,
        @Nullable Integer defaultUrgency,
        ProjectState state,
        boolean open,
        boolean imported) {

    public Whereabouts whereabouts() {
        return new Whereabouts(
                code, customer, department, manager == null ? java.util.Set.of() : java.util.Set.of(manager));
    }
}
