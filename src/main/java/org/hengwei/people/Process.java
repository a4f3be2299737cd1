package org.hengwei.people;

/** A process that has an owner (R27). */
public enum Process {
    INCIDENT,
    REQUEST,
    PROBLEM,
    CHANGE,
    CONFIGURATION,
    RELEASE,
    INFORMATION_SECURITY,
    SERVICE_LEVEL,
    SERVICE_REPORT
}
