package org.hengwei.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** What somebody wrote himself in a reply, without what he quotes; the whole mail is kept elsewhere. */
final class Quotes {

    private static final List<Pattern> BEGINNINGS = patterns("mail/quotes.txt", Pattern.MULTILINE);
    private static final Pattern SIGNATURE = Pattern.compile("(?m)^-- ?$");

    private Quotes() {}

    static List<Pattern> patterns(String resource, int flags) {
        try {
            var text = new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Pattern.compile(line.strip(), flags | Pattern.CASE_INSENSITIVE))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of the text when nothing of it is his own. */
    static String own(String text) {
        var plain = text.replace("\r\n", "\n").replace('\u00a0', ' ');
        var own = signed(cut(unquoted(plain))).strip();
        return own.isEmpty() ? plain.strip() : own;
    }

    /** Without lines that are marked as quoted, and the line that says whose they are. */
    private static String unquoted(String text) {
        var kept = new ArrayList<String>();
        var before = "";
        for (var line : text.split("\n", -1)) {
            if (!line.startsWith(">")) {
                kept.add(line);
            } else if (!before.startsWith(">")) {
                dropAttribution(kept);
            }
            before = line;
        }
        return String.join("\n", kept);
    }

    private static void dropAttribution(List<String> kept) {
        var last = kept.size() - 1;
        while (last >= 0 && kept.get(last).isBlank()) {
            last--;
        }
        if (last >= 0 && begins(kept.get(last))) {
            kept.subList(last, kept.size()).clear();
        } else if (last >= 1 && begins(kept.get(last - 1) + "\n" + kept.get(last))) {
            kept.subList(last - 1, kept.size()).clear();
        }
    }

    private static boolean begins(String text) {
        return BEGINNINGS.stream().anyMatch(one -> one.matcher(text).lookingAt());
    }

    private static String cut(String text) {
        var earliest = text.length();
        for (var one : BEGINNINGS) {
            var found = one.matcher(text);
            if (found.find()) {
                earliest = Math.min(earliest, found.start());
            }
        }
        return text.substring(0, earliest);
    }

    private static String signed(String text) {
        var found = SIGNATURE.matcher(text);
        return found.find() ? text.substring(0, found.start()) : text;
    }
}
