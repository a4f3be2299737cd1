package org.hengwei.feedback;

/** Where a callback stands (C17). */
public enum CallbackState {
    DUE,
    /** The customer was reached and said whether it is solved. */
    DONE,
    /** Three attempts reached nobody; counts as not called back. */
    UNREACHED,
    /** The incident was reopened before anybody called. */
    SUPERSEDED
}
