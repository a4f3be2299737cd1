package org.hengwei.agreements;

/** Where an edition stands; derived from its dates, never stored, so it cannot be stale. */
public enum AgreementState {
    DRAFT,
    /** Signed; its first day is still to come. */
    AGREED,
    IN_FORCE,
    /** A later edition took its place. */
    SUPERSEDED,
    EXPIRED
}
