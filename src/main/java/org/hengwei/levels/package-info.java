/**
 * Service levels looked at afterwards: each agreement with a customer is reviewed period by period, with what was kept and missed
 * taken live from the tickets, causes and improvement; a missed promise raises an improvement opportunity in one step.
 */
@NullMarked
@ApplicationModule(
        displayName = "Service level reviews",
        allowedDependencies = {
            "shared",
            "people",
            "deadlines",
            "notices",
            "customers",
            "documents",
            "agreements",
            "opportunities"
        })
package org.hengwei.levels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
