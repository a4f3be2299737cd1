/**
 * Metrics: what is measured, against which target, and the figures themselves, always computed from the records that other
 * rooms show in their fact views. A closed period is frozen with the list of records it counted.
 */
@NullMarked
@ApplicationModule(
        displayName = "Metrics",
        allowedDependencies = {"shared", "journal"})
package org.hengwei.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
