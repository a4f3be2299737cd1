package org.hengwei.worklist;

/** The ways to look at open work. */
public enum WorkQueue {
    /** Assigned to me. */
    MINE,
    /** Waiting for my signature or act. */
    WAITING,
    /** Of my departments. */
    TEAM,
    /** Past its time, among what I may see. */
    OVERDUE,
    /** Due before the end of the company's day, among what I may see. */
    TODAY
}
