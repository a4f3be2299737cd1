package org.hengwei.customers;

/** The assignment tiers of support, from the desk up (R185). */
public enum Tier {
    DESK,
    L1,
    L2
}
