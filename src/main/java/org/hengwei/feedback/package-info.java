/**
 * The customer's voice: every resolved incident is called back within 24 hours, each attempt is kept, and what the customer says
 * closes or reopens it. Silence is never a score.
 */
@NullMarked
@ApplicationModule(
        displayName = "Customer's voice",
        allowedDependencies = {"shared", "people", "deadlines", "notices", "customers", "incidents"})
package org.hengwei.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
