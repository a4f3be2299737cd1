package org.hengwei.incidents;

/** Who an incident lies with: the service desk, first line or second line (R185). */
public enum Tier {
    DESK,
    L1,
    L2;

    public boolean above(Tier other) {
        return compareTo(other) > 0;
    }

    /** The next tier up; the last stays. */
    public Tier up() {
        return this == DESK ? L1 : L2;
    }
}
