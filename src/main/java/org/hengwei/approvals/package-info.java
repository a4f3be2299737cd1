/**
 * Rounds of sign-off on any subject: steps in order, each by one named person, all of them different (H17).
 * What follows from a completed or refused round is decided by the room whose subject it is.
 */
@NullMarked
@ApplicationModule(
        displayName = "Approvals",
        allowedDependencies = {"shared", "people"})
package org.hengwei.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
