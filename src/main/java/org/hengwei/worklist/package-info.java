/**
 * One read model over all kinds of work, fed by the shared word {@link org.hengwei.shared.Work} inside each act's transaction:
 * my queue, my departments' queue, what waits for me, and search across kinds. It listens and never talks back.
 */
@NullMarked
@ApplicationModule(
        displayName = "Worklist",
        allowedDependencies = {"shared", "people"})
package org.hengwei.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
