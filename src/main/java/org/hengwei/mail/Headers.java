package org.hengwei.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a header: encoded words (RFC 2047), also those that cut a character in two, and bare bytes of programs that
 * encode nothing.
 */
final class Headers {

    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");
    private static final Pattern FOLDED = Pattern.compile("\\r?\\n[ \\t]*");

    private Headers() {}

    static String decode(@Nullable String header) {
        if (header == null) {
            return "";
        }
        var text = FOLDED.matcher(header).replaceAll(" ");
        return Characters.clean(words(bare(text))).strip();
    }

    /** What was given as bytes stands here as Latin letters. */
    private static String bare(String text) {
        var odd = text.chars().anyMatch(one -> one > 127);
        var bytes = text.chars().allMatch(one -> one < 256);
        return odd && bytes ? Characters.decode(text.getBytes(StandardCharsets.ISO_8859_1), null) : text;
    }

    private static String words(String text) {
        var found = WORD.matcher(text);
        var out = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        var charset = "";
        var end = 0;
        while (found.find()) {
            var between = text.substring(end, found.start());
            var joined = bytes.size() > 0 && between.isBlank();
            if (!joined || !charset.equalsIgnoreCase(found.group(1))) {
                flush(bytes, charset, out);
            }
            if (!joined) {
                out.append(between);
            }
            charset = found.group(1);
            bytes.writeBytes(bytes(found.group(2), found.group(3)));
            end = found.end();
        }
        flush(bytes, charset, out);
        return out.append(text.substring(end)).toString();
    }

    private static void flush(ByteArrayOutputStream bytes, String charset, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(Characters.decode(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }

    private static byte[] bytes(String how, String text) {
        if (how.equalsIgnoreCase("B")) {
            var bare = text.replaceAll("[^A-Za-z0-9+/]", "");
            return Base64.getDecoder().decode(bare.length() % 4 == 1 ? bare.substring(0, bare.length() - 1) : bare);
        }
        return quoted(text);
    }

    private static byte[] quoted(String text) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < text.length(); i++) {
            var one = text.charAt(i);
            if (one == '=' && i + 2 < text.length() && hex(text.charAt(i + 1)) && hex(text.charAt(i + 2))) {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(one == '_' ? ' ' : one);
            }
        }
        return out.toByteArray();
    }

    private static boolean hex(char one) {
        return Character.digit(one, 16) >= 0;
    }
}
