package org.hengwei.agreements;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum AgreementPermission implements Permission {
    READ,
    DRAFT,
    /** Put a signed agreement in force, or end it early. */
    COMMENCE,
    /** Say at how much used time a ticket is escalated. */
    ESCALATIONS
}
