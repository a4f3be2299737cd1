package org.hengwei.surveys;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;

/** Tells a mail that can never arrive from one that has to be tried again. */
final class Refusals {

    private static final int LONGEST = 300;

    private Refusals() {}

    /** What the mail server said of an address it refuses for good, or of one that is none; null for any other failure. */
    static @Nullable String words(MailException failure) {
        if (failure instanceof MailParseException) {
            return cut(failure.getMostSpecificCause().getMessage());
        }
        if (failure instanceof MailSendException sending) {
            for (var cause : sending.getMessageExceptions()) {
                if (cause instanceof AddressException) {
                    return cut(cause.getMessage());
                }
                if (cause instanceof SendFailedException refused && some(refused.getInvalidAddresses())) {
                    return cut(innermost(refused));
                }
            }
        }
        return null;
    }

    private static boolean some(Address @Nullable [] addresses) {
        return addresses != null && addresses.length > 0;
    }

    /** The outermost says only that some address is invalid; the server's own words are within. */
    private static @Nullable String innermost(MessagingException failure) {
        var words = failure.getMessage();
        for (var next = failure.getNextException(); next != null; next = deeper(next)) {
            words = next.getMessage() == null ? words : next.getMessage();
        }
        return words;
    }

    private static @Nullable Exception deeper(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String cut(@Nullable String words) {
        var said = words == null ? "" : words.strip();
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…";
    }
}
