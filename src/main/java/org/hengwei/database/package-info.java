/**
 * The ground the house stands on: it finds the data directory, brings PostgreSQL up beneath the program (or goes to the one
 * it is told), and takes it down after everything else. It knows no room and refuses a doubtful start in one clear line.
 */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package org.hengwei.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
