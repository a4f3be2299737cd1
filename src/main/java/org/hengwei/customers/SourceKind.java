package org.hengwei.customers;

/** What a project's quality content is derived from (R156). */
public enum SourceKind {
    INITIATION_REPORT,
    CONTRACT,
    PROJECT_PLAN
}
