/**
 * The service desk: every contact of customers and engineers with it, what came of each, and who is on duty when. A contact
 * becomes an incident, a consultation or praise in one step; the rooms beneath make the ticket.
 */
@NullMarked
@ApplicationModule(
        displayName = "Service desk",
        allowedDependencies = {
            "shared",
            "people",
            "notices",
            "customers",
            "catalog",
            "incidents",
            "requests",
            "feedback"
        })
package org.hengwei.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
