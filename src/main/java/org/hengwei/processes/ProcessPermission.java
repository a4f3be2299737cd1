package org.hengwei.processes;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum ProcessPermission implements Permission {
    /** Read processes and procedures. */
    READ,
    /** Draft and change a definition and give it to be signed; OWN: those one is the owner of. */
    DRAFT,
    /** The annual review; OWN: of those one is the owner of. */
    REVIEW,
    /** Put an edition in force by the last signature, or withdraw a definition. */
    PUBLISH
}
