/**
 * Departments with functional roles, staff and customers' contacts, what each may do, and the doors by which they come in.
 * It implements {@link org.hengwei.shared.Access} for all rooms; it keeps nobody's password or token in readable form.
 */
@NullMarked
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"shared"})
package org.hengwei.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
