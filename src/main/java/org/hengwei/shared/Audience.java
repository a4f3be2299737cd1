package org.hengwei.shared;

/** Who may read a comment, file, link or journal line. INTERNAL unless made CUSTOMER on purpose (H16). */
public enum Audience {
    INTERNAL,
    CUSTOMER
}
