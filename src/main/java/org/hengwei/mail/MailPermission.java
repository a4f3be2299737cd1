package org.hengwei.mail;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum MailPermission implements Permission {
    /** Reading the mails received and sent. */
    READ,
    /** Saying what becomes of a mail that waits for a person. */
    TRIAGE,
    /** Keeping mailboxes. */
    CONFIGURE
}
