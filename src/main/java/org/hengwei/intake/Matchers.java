package org.hengwei.intake;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hengwei.shared.Refused;

/**
 * Conditions on an alert's labels, one a line, all of which must hold, in the words of Alertmanager: {@code a=b}, {@code a!=b},
 * {@code a=~pattern}, {@code a!~pattern}. A pattern is about the whole value; a label that is missing counts as empty.
 */
record Matchers(List<One> all) {

    private static final Pattern LINE = Pattern.compile("([^=!~\\s]+)\\s*(=~|!~|!=|=)\\s*(.*)");

    record One(String label, boolean wanted, Pattern value) {
        boolean holds(Map<String, String> labels) {
            return value.matcher(labels.getOrDefault(label, "")).matches() == wanted;
        }
    }

    /** Refused on field {@code matchers} naming the line that cannot be read. */
    static Matchers of(String text) {
        return new Matchers(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Matchers::one)
                .toList());
    }

    private static One one(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw Refused.field("matchers", "intake.refused.matcher", line);
        }
        var value = parts.group(3).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        try {
            var regular = parts.group(2).endsWith("~");
            return new One(
                    parts.group(1),
                    !parts.group(2).startsWith("!"),
                    Pattern.compile(regular ? value : Pattern.quote(value), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw Refused.field("matchers", "intake.refused.matcher", line);
        }
    }

    boolean hold(Map<String, String> labels) {
        return all.stream().allMatch(one -> one.holds(labels));
    }
}
