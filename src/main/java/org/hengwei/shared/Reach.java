package org.hengwei.shared;

/** How far a permission reaches, from nothing to the whole company. */
public enum Reach {
    NONE,
    /** Things the person himself reported, owns or is assigned to. */
    OWN,
    /** Things of the departments he belongs to. */
    TEAM,
    /** Things of the projects he is assigned to. */
    PROJECT,
    /** Things of the customer whose contact he is. */
    CUSTOMER,
    COMPANY
}
