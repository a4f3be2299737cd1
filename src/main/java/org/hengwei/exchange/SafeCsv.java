package org.hengwei.exchange;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes CSV that no spreadsheet takes for formulas: what could be one is led by an apostrophe. */
public final class SafeCsv {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

    private SafeCsv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(SafeCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    static String cell(String text) {
        var safe = dangerous(text) ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    private static boolean dangerous(String text) {
        return !text.isEmpty()
                && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
