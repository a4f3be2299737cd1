package org.hengwei.journal;

import org.hengwei.shared.Permission;

/** What can be granted in this room; everything else follows from the right to read or work on the subject itself. */
public enum JournalPermission implements Permission {
    /** Have the whole chain recomputed and see the outcome. */
    VERIFY,
    /** Erase the content of a comment, file or entry (personal data); the chain keeps its digest. */
    ERASE
}
