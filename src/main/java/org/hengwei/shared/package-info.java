/**
 * The words every room speaks: who acts, on what, what happened, what is refused, and the pieces all pages are made of.
 * It uses no room and stays small.
 */
@NullMarked
@ApplicationModule(
        displayName = "Shared words",
        allowedDependencies = {})
package org.hengwei.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
