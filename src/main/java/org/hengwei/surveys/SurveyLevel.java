package org.hengwei.surveys;

/** Whom a survey asks: the company's customers (quality's task) or those of one project (the desk's), R198. */
public enum SurveyLevel {
    COMPANY,
    PROJECT;

    SurveyPermission running() {
        return this == COMPANY ? SurveyPermission.RUN_COMPANY : SurveyPermission.RUN_PROJECT;
    }
}
