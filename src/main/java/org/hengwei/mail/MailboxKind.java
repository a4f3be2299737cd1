package org.hengwei.mail;

/** What a mail that begins a thread becomes. */
public enum MailboxKind {
    INCIDENT,
    REQUEST,
    /** A contact in the desk's log; a person says what comes of it. */
    CONTACT
}
