package org.hengwei.documents;

/** Who may have it in his hands. */
public enum SecurityClass {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL
}
