/**
 * Satisfaction surveys: forms, campaigns from plan to closed measures, answers by one-time link or typed in, results and report.
 * Silence is never a score, and every score stands beside its response rate.
 */
@NullMarked
@ApplicationModule(
        displayName = "Satisfaction surveys",
        allowedDependencies = {"shared", "people", "notices", "customers", "documents", "feedback"})
package org.hengwei.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
