package org.hengwei.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Seals passwords of mailboxes with a key that is not in the database: given by setting, or kept in the data directory. */
@Component
class Vault {

    private static final int NONCE = 12;

    private final String given;
    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private @Nullable SecretKey key;

    Vault(@Value("${hengwei.mail-key:}") String given, @Value("${hengwei.data:./data}") Path data) {
        this.given = given;
        this.file = data.resolve("mail.key");
    }

    byte[] seal(String text) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            var sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null when it was sealed with another key. */
    @Nullable
    String open(byte @Nullable [] sealed) {
        if (sealed == null || sealed.length <= NONCE) {
            return null;
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE));
            return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(128, nonce));
        return cipher;
    }

    private synchronized SecretKey key() throws GeneralSecurityException {
        if (key == null) {
            var bytes = given.isBlank() ? kept() : given.getBytes(StandardCharsets.UTF_8);
            key = new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(bytes), "AES");
        }
        return key;
    }

    private byte[] kept() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, bytes, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // another process was first
        }
    }
}
