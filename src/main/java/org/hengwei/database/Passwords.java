package org.hengwei.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of the own PostgreSQL's three roles, made once and readable by the program's user only.
 *
 * @param superuser of the role {@code postgres}, used to prepare the database
 * @param owner of {@code hengwei_owner}, who migrates
 * @param program of {@code hengwei}, the program's own
 */
record Passwords(String superuser, String owner, String program) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The kept ones, or new ones where there are none yet. */
    static Passwords in(Path home) throws IOException {
        var file = home.resolve("passwords.properties");
        if (!Files.exists(file)) {
            keep(new Passwords(made(), made(), made()), file);
        }
        return read(file);
    }

    private static Passwords read(Path file) throws IOException {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new Passwords(
                kept.getProperty("superuser", ""), kept.getProperty("owner", ""), kept.getProperty("program", ""));
    }

    private static void keep(Passwords passwords, Path file) throws IOException {
        var text = "superuser=%s\nowner=%s\nprogram=%s\n"
                .formatted(passwords.superuser, passwords.owner, passwords.program);
        var fresh = file.resolveSibling("passwords.new");
        Files.deleteIfExists(fresh);
        writePrivately(fresh, text);
        Files.move(fresh, file);
    }

    /** Writes a file that only its owner can read, from its first byte on. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static String made() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[…]";
    }
}
