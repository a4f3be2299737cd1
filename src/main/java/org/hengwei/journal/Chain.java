package org.hengwei.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How entries and seals are hashed. Written in Java only, so that SQL and verification cannot drift apart unnoticed. */
final class Chain {

    static final byte[] BEGINNING = new byte[0];

    private Chain() {}

    static byte[] digest(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    static byte[] digest(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /** Hash of an entry: everything but its content, which enters by digest. */
    static byte[] entry(
            byte[] previous,
            String subject,
            int seq,
            Instant happenedAt,
            Instant recordedAt,
            String actor,
            String word,
            String audience,
            byte[] contentDigest) {
        var sha = sha256();
        sha.update(previous);
        for (var part : new String[] {
            subject, Integer.toString(seq), micros(happenedAt), micros(recordedAt), actor, word, audience
        }) {
            sha.update(part.getBytes(UTF_8));
            sha.update((byte) '\n');
        }
        return sha.digest(contentDigest);
    }

    static byte[] seal(byte[] previous, String covered, long entries, byte[] root) {
        var sha = sha256();
        sha.update(previous);
        sha.update((covered + "\n" + entries + "\n").getBytes(UTF_8));
        return sha.digest(root);
    }

    static Instant storable(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
