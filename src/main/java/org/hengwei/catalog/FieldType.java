package org.hengwei.catalog;

/** What may be entered into a field of a request form. */
public enum FieldType {
    TEXT,
    LONG_TEXT,
    NUMBER,
    DATE,
    CHOICE,
    /** A member of staff, or a contact of the customer. */
    PERSON,
    FILE
}
