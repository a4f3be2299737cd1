package org.hengwei.journal;

import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of recomputing the chain.
 *
 * @param entries entries looked at
 * @param seals seals looked at
 * @param unsealed entries not yet under a seal
 * @param broken the first thing that does not fit; null when everything does
 */
public record Verification(
        long entries, long seals, long unsealed, @Nullable Broken broken) {

    /** @param seq place in the subject's chain, or the seal's number when subject is null */
    public record Broken(@Nullable Subject subject, long seq, Fault fault) {}

    public enum Fault {
        /** An entry is missing: the numbers of the chain have a gap. */
        GAP,
        /** The entry was changed: its hash does not follow from what it says. */
        CHANGED,
        /** The content is not the one whose digest the entry holds. */
        CONTENT,
        /** The entry does not continue the one before it. */
        UNLINKED,
        /** A seal does not cover what it once covered. */
        SEAL
    }

    public boolean intact() {
        return broken == null;
    }
}
