package org.hengwei.catalog;

import java.util.regex.Pattern;

/** Forms a short text can be held to. */
public enum FieldFormat {
    EMAIL("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[A-Za-z]{2,24}"),
    PHONE("\\+?[0-9][0-9 ()-]{4,28}"),
    IPV4("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");

    private final Pattern pattern;

    FieldFormat(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }
}
