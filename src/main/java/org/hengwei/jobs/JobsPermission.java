package org.hengwei.jobs;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum JobsPermission implements Permission {
    /** See a job's progress and outcome. */
    SEE
}
