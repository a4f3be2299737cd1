package org.hengwei.database;

import org.jspecify.annotations.Nullable;

/**
 * The program will not start, back up or restore. Its message is the one line a person at the console reads.
 */
public final class Refusal extends RuntimeException {

    private final String key;
    private final String line;

    public Refusal(String key, @Nullable Object... args) {
        this(key, ConsoleLine.of("database.refusal." + key, args));
    }

    private Refusal(String key, String line) {
        super(line, null, false, false);
        this.key = key;
        this.line = line;
    }

    /** What the console shows. */
    public String line() {
        return line;
    }

    /** Stable name of the reason, without the room's prefix. */
    public String key() {
        return key;
    }
}
