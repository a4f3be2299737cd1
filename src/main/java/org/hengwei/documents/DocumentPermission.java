package org.hengwei.documents;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum DocumentPermission implements Permission {
    READ,
    /** Draft documents, submit and revise one's own. */
    DRAFT,
    /** Issue, distribute and withdraw from use. */
    CONTROL,
    /** Confirm that one knows an issued document; ask for its revision. */
    ACKNOWLEDGE,
    /** Number schemes, company name and templates. */
    SET_UP
}
