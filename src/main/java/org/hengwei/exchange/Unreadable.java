package org.hengwei.exchange;

import java.util.List;

/** Why a row, and with it its whole incident, cannot be taken. */
final class Unreadable extends RuntimeException {

    private final String key;
    private final List<String> args;

    Unreadable(String key, String... args) {
        super(key, null, false, false);
        this.key = key;
        this.args = List.of(args);
    }

    String key() {
        return key;
    }

    List<String> args() {
        return args;
    }
}
