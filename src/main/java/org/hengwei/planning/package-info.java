/**
 * The annual plans: what the company sets out to reach and to do in a year, signed, distributed and followed item by item.
 * A plan's objectives are bound to metrics, so it shows at any time whether they are attained.
 */
@NullMarked
@ApplicationModule(
        displayName = "Plans",
        allowedDependencies = {"shared", "people", "deadlines", "notices", "documents", "measures"})
package org.hengwei.planning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
