package org.hengwei.incidents;

/** How a rule finds somebody. */
public enum RuleHow {
    /** Always the same person. */
    PERSON,
    /** A department, whose people take it themselves. */
    TEAM,
    /** Who has the fewest open incidents: of the department named, or of the project's people in the tier. */
    WORKLOAD,
    /** Who is on duty in the tier now; the least loaded of several. */
    DUTY
}
