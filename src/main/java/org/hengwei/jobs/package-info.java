/**
 * Long work that shows its progress, can be left and come back to, and goes on after a restart from its last checkpoint.
 * A room offers the work as a {@link org.hengwei.jobs.JobHandler} bean; the job acts as the person who started it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"shared", "people"})
package org.hengwei.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
