package org.hengwei.requests;

/** Order of a list. */
public enum RequestSort {
    NEWEST,
    DUE
}
