package org.hengwei.requests;

import java.util.regex.Pattern;

/** A file as an answer holds it: its number among the attachments and its name, {@code 12:letter.pdf}. */
final class StoredFile {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}:.+", Pattern.DOTALL);

    private StoredFile() {}

    static String of(long attachment, String name) {
        return attachment + ":" + name;
    }

    static boolean is(String answer) {
        return FORM.matcher(answer).matches();
    }

    static String number(String answer) {
        return is(answer) ? answer.substring(0, answer.indexOf(':')) : answer;
    }

    static String name(String answer) {
        return is(answer) ? answer.substring(answer.indexOf(':') + 1) : answer;
    }
}
