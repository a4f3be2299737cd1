/**
 * Business calendars, and every running deadline in the house with its pauses. Nobody else watches the clock: rooms promise,
 * pause and meet, and are told when a deadline comes near or is missed.
 */
@NullMarked
@ApplicationModule(
        displayName = "Deadlines",
        allowedDependencies = {"shared"})
package org.hengwei.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
