package org.hengwei.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart.
 *
 * @param key by which it is recognised when it comes again: its Message-ID, or the digest of the whole
 * @param hash digest of what its writer wrote; the same however it travelled
 * @param sender address in lower case; empty when there is none
 * @param text the body as text, of HTML too
 * @param headers by lower-case name, the first of each
 * @param quotedIds Message-IDs anywhere in it, such as in the copy that a bounce brings back
 * @param unreadable names of parts nobody but Outlook can open
 */
record ReadMail(
        String key,
        @Nullable String messageId,
        String hash,
        List<String> references,
        String sender,
        @Nullable String senderName,
        String title,
        String text,
        List<Piece> files,
        Map<String, String> headers,
        String contentType,
        List<String> unreadable,
        List<String> quotedIds) {

    /** A file that came along. */
    record Piece(String name, byte[] content) {}

    /** One mail as the server gave it. */
    record Arrival(long mailbox, long uidValidity, long uid, Instant receivedAt, byte[] raw) {

        Arrival with(byte[] content) {
            return new Arrival(mailbox, uidValidity, uid, receivedAt, content);
        }
    }

    ReadMail keyed(String other) {
        return new ReadMail(
                other,
                messageId,
                hash,
                references,
                sender,
                senderName,
                title,
                text,
                files,
                headers,
                contentType,
                unreadable,
                quotedIds);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
