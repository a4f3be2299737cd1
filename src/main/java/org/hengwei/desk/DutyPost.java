package org.hengwei.desk;

/** What somebody is on duty for. */
public enum DutyPost {
    DESK,
    L1,
    L2,
    SUPERVISOR
}
