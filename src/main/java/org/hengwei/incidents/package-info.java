/**
 * Incidents from first report to closure: their states, tiers, clocks as copied from the room that runs them, resolutions and
 * reopenings, each a row of who, when and why. Other rooms act on an incident through {@link Incidents} and read its fact views.
 */
@NullMarked
@ApplicationModule(
        displayName = "Incidents",
        allowedDependencies = {
            "shared",
            "people",
            "deadlines",
            "journal",
            "notices",
            "catalog",
            "customers",
            "agreements"
        })
package org.hengwei.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
