package org.hengwei.agreements;

/** With whom something is agreed. */
public enum AgreementKind {
    /** With a customer; tickets take their promises from it. */
    SLA,
    /** With a department of the own house, to hold an SLA up. */
    OLA,
    /** With a supplier, to hold an SLA up (underpinning contract). */
    UC;

    /** Whether it stands beneath agreements with customers, which never see it. */
    public boolean beneath() {
        return this != SLA;
    }
}
