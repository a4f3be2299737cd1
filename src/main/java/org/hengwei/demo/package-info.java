/**
 * A believable company for first contact: it lives its last year through the rooms' own verbs, with a clock that is moved
 * while it does. Only at the first start of a data directory, never after.
 */
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {
            "shared",
            "people",
            "journal",
            "deadlines",
            "customers",
            "catalog",
            "agreements",
            "levels",
            "opportunities",
            "approvals",
            "documents",
            "incidents",
            "requests",
            "feedback",
            "surveys",
            "desk",
            "intake",
            "portal",
            "planning",
            "processes"
        })
package org.hengwei.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
