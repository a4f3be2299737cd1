/**
 * What was agreed with a customer: response and resolution targets per priority, for a contract or its projects and optionally
 * one service, in editions with a period; and what was agreed beneath it with departments and suppliers. Tickets ask which level applies and copy its targets (H5, H9).
 */
@NullMarked
@ApplicationModule(
        displayName = "Agreements",
        allowedDependencies = {"shared", "people", "deadlines", "customers", "catalog"})
package org.hengwei.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
