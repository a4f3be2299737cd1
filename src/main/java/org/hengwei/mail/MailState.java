package org.hengwei.mail;

/** Where a mail stands. */
public enum MailState {
    /** It became a ticket, or part of one. */
    TAKEN,
    /** Waits for a person, with the reason. */
    TRIAGE,
    /** An automatic mail that is not answered; kept. */
    IGNORED,
    /** A person said that nothing comes of it. */
    DISCARDED,
    /** Could not be read or taken, with the reason; can be tried again. */
    FAILED
}
