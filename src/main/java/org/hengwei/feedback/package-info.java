/**
 * The customer's voice: every resolved incident and fulfilled request is called back within 24 hours or rated by the customer
 * himself, each attempt is kept, and what he says closes or reopens it. Silence is never a score.
 */
@NullMarked
@ApplicationModule(
        displayName = "Customer's voice",
        allowedDependencies = {"shared", "people", "deadlines", "notices", "customers", "incidents", "requests"})
package org.hengwei.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
