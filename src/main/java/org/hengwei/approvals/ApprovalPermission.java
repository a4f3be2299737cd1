package org.hengwei.approvals;

import org.hengwei.shared.Permission;

/** What can be granted in this room. Only the person a round waits for can sign it, whatever he holds. */
public enum ApprovalPermission implements Permission {
    /** See rounds in which one has no part. */
    READ,
    /** Sign or refuse what waits for one's own signature. */
    SIGN,
    /** Name a stand-in for somebody else's signature; everybody may for his own. */
    DELEGATE
}
