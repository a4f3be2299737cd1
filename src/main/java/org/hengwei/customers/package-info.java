/**
 * Customers with their contacts and the standing channel to them, contracts with their renewal, and projects with members,
 * support tiers and quality content. {@link org.hengwei.customers.Customers} answers other rooms from memory.
 */
@NullMarked
@ApplicationModule(
        displayName = "Customers and projects",
        allowedDependencies = {"shared", "people", "journal", "notices"})
package org.hengwei.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
