package org.hengwei.customers;

/** How a service is delivered (R167). */
public enum ServiceMode {
    /** Engineers are resident at the customer's site. */
    RESIDENT,
    /** The service desk takes every request; an engineer goes there when support is needed (R168). */
    REMOTE_PLUS_ONSITE
}
