package org.hengwei.incidents;

/** Up to the next tier of knowledge, or up to those who answer for the service. */
public enum Escalation {
    FUNCTIONAL,
    HIERARCHIC
}
