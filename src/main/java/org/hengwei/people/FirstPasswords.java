package org.hengwei.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hengwei.shared.StartupLine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Random passwords for the people of a demo company: different in each installation, shown once at the console and kept in the
 * file {@code sign-in.txt} of the data directory, which only its owner may read.
 */
@Service
public class FirstPasswords implements StartupLine {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;

    private final SecureRandom random = new SecureRandom();
    private final List<String> given = new ArrayList<>();
    private final PeopleRepository people;
    private final PasswordEncoder passwords;
    private final Actors actors;
    private final MessageSource messages;
    private final Path file;

    FirstPasswords(
            PeopleRepository people,
            PasswordEncoder passwords,
            Actors actors,
            MessageSource messages,
            @Value("${hengwei.data:}") String data) {
        this.people = people;
        this.passwords = passwords;
        this.actors = actors;
        this.messages = messages;
        this.file = data.isEmpty() ? Path.of("") : Path.of(data, "sign-in.txt");
    }

    /** Gives each of these logins a password; the first is the one told at the console. */
    @Transactional
    public void give(List<String> logins) {
        for (var login : logins) {
            var password = random.ints(LENGTH, 0, LETTERS.length())
                    .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                    .reduce("", String::concat);
            people.password(login, String.valueOf(passwords.encode(password)), false);
            actors.changed(login);
            given.add(login + "  " + password);
        }
        write();
    }

    private void write() {
        if (file.toString().isEmpty()) {
            return;
        }
        try {
            if (!Files.exists(file)) {
                var own = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, own);
            }
            Files.write(file, given, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        if (!given.isEmpty()) {
            lines.add(line("people.console.sign-in", given.getFirst()));
        }
        if (!file.toString().isEmpty() && Files.exists(file)) {
            lines.add(line("people.console.passwords", file));
        }
        return lines;
    }

    private String line(String key, Object what) {
        var args = new Object[] {what};
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE) + " | "
                + messages.getMessage(key, args, Locale.ENGLISH);
    }
}
