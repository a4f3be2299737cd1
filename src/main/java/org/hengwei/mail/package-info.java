/**
 * Mails of customers: fetched from mailboxes, each kept once with what it became in one transaction, threaded to its ticket or
 * put before a person. Acknowledgements and what is said to the customer go out as mails, and the answers come back.
 */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {
            "shared",
            "people",
            "journal",
            "jobs",
            "notices",
            "customers",
            "catalog",
            "incidents",
            "requests",
            "desk"
        })
package org.hengwei.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
