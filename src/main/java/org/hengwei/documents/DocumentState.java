package org.hengwei.documents;

/** The life of a document's version (C32). */
public enum DocumentState {
    DRAFT,
    IN_REVIEW,
    REVIEWED,
    APPROVED,
    ISSUED,
    /** A newer version was issued. */
    SUPERSEDED,
    OBSOLETE
}
