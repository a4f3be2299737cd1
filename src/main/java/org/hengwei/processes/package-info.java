/**
 * How the company works, as records: its O&amp;M processes (R180) and its procedures for finding faults (R192), each in editions
 * that are signed before they take force and looked at every year (R181). Incident pages show the procedures of their category.
 */
@NullMarked
@ApplicationModule(
        displayName = "Process definitions",
        allowedDependencies = {"shared", "people", "notices", "documents", "catalog", "approvals"})
package org.hengwei.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
