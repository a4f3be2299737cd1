package org.hengwei.mail;

/** How the connection to a mail server is kept from others' eyes. */
public enum MailSecurity {
    TLS,
    STARTTLS,
    NONE
}
