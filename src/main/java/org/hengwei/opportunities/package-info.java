/**
 * Improvement opportunities: what some record showed could be better, who sees to it until when, and what came of it. Any room
 * above raises one; deciding and doing happens here.
 */
@NullMarked
@ApplicationModule(
        displayName = "Improvement opportunities",
        allowedDependencies = {"shared", "people", "deadlines", "notices"})
package org.hengwei.opportunities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
