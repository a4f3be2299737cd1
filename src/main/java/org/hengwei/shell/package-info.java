/**
 * The face of the house: the home page, the problem page for what no room answers, and the set-up of an empty house.
 * What it shows of rooms it fetches through their windows.
 */
@NullMarked
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"shared", "people", "worklist", "notices"})
package org.hengwei.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
