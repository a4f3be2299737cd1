package org.hengwei.surveys;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum SurveyPermission implements Permission {
    READ,
    /** Make and change forms. */
    DESIGN,
    RUN_COMPANY,
    RUN_PROJECT,
    APPROVE,
    /** Write down what a customer said by telephone, on a visit or on paper. */
    TYPE_IN,
    /** Set measures for opinions and say that they are done. */
    MEASURE
}
