/**
 * The service catalogue with its editions, the items that can be requested, and the short lists a ticket chooses from: categories, closure codes, causes, pause
 * reasons and the priority matrix. {@link org.hengwei.catalog.Catalog} answers other rooms from memory.
 */
@NullMarked
@ApplicationModule(
        displayName = "Service catalogue",
        allowedDependencies = {"shared", "people", "deadlines", "approvals"})
package org.hengwei.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
