/**
 * What comes in from elsewhere and goes out again: imports of incidents with mapping, preview and the rows that could not be
 * taken, in chunks that survive a restart. Every file is foreign input.
 */
@NullMarked
@ApplicationModule(
        displayName = "Data exchange",
        allowedDependencies = {"shared", "jobs", "customers", "incidents"})
package org.hengwei.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
