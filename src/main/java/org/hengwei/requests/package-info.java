/**
 * Service requests from draft to closure: the answers to the item's form, the round of approval, steps of fulfilment, the clock
 * as copied from the room that runs it. Desk, mail and portal make requests through {@link org.hengwei.requests.Requests}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Service requests",
        allowedDependencies = {
            "shared",
            "people",
            "deadlines",
            "journal",
            "notices",
            "approvals",
            "catalog",
            "customers",
            "agreements"
        })
package org.hengwei.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
