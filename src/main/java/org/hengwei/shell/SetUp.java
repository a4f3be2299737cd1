package org.hengwei.shell;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.hengwei.shared.StartupLine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Guards the set-up of an empty house: open only while nobody who administers can sign in, and only to whoever has the key
 * printed at the console at this start.
 */
@Component
public class SetUp implements StartupLine {

    private final String key;
    private final People people;
    private final MessageSource messages;

    SetUp(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
        var bits = new byte[8];
        new SecureRandom().nextBytes(bits);
        this.key = HexFormat.of().formatHex(bits);
    }

    /** Refused as not found once the house is set up, and as forbidden with a wrong key. */
    public void demand(@Nullable String given) {
        if (people.isSetUp()) {
            throw Refused.notFound("/set-up");
        }
        if (!key.equals(given == null ? "" : given.strip().toLowerCase(Locale.ROOT))) {
            throw Refused.forbidden("shell.set-up.key-wrong");
        }
    }

    @Override
    public List<String> lines() {
        if (people.isSetUp()) {
            return List.of();
        }
        return List.of(messages.getMessage("shell.set-up.console", new Object[] {key}, Locale.SIMPLIFIED_CHINESE)
                + " | "
                + messages.getMessage("shell.set-up.console", new Object[] {key}, Locale.ENGLISH));
    }
}
