package org.hengwei.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text when the label on them may be missing, unknown or wrong, as it is with many mails. */
final class Characters {

    private static final Charset GB = Charset.forName("GB18030");
    /** So few bytes of a Chinese charset may look like UTF-8 by chance. */
    private static final int BY_CHANCE = 6;

    private Characters() {}

    static String decode(byte[] bytes, @Nullable String label) {
        var said = charset(label);
        if (said != null && escapes(said)) {
            return clean(new String(bytes, said));
        }
        if (plain(bytes)) {
            return clean(new String(bytes, StandardCharsets.US_ASCII));
        }
        return clean(guess(bytes, said));
    }

    private static String guess(byte[] bytes, @Nullable Charset said) {
        var unicode = strictly(bytes, StandardCharsets.UTF_8);
        var labelled = said == null || singleByte(said) ? null : strictly(bytes, said);
        if (unicode != null && (labelled == null || bytes.length > BY_CHANCE)) {
            return unicode;
        }
        if (labelled != null) {
            return labelled;
        }
        var chinese =
                said == null || said.equals(StandardCharsets.UTF_8) || looksChinese(bytes) ? strictly(bytes, GB) : null;
        return chinese != null ? chinese : new String(bytes, said == null ? StandardCharsets.UTF_8 : said);
    }

    /** Nearly all bytes above ASCII stand in pairs, as in no Western text. */
    private static boolean looksChinese(byte[] bytes) {
        var paired = 0;
        var lonely = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            if (i + 1 < bytes.length && bytes[i + 1] < 0) {
                paired++;
                i++;
            } else {
                lonely++;
            }
        }
        return paired > 0 && paired >= 10 * lonely;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** GB2312 and GBK are read as what contains them both. */
    static @Nullable Charset charset(@Nullable String label) {
        if (label == null || label.isBlank()) {
            return null;
        }
        var name = label.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("gb") || name.contains("936") || name.equals("x-gbk") || name.equals("chinese")) {
            return GB;
        }
        try {
            return switch (name) {
                case "utf8", "unicode-1-1-utf-8" -> StandardCharsets.UTF_8;
                case "us-ascii", "ascii", "iso-8859-1", "latin1" -> Charset.forName("windows-1252");
                default -> Charset.forName(name);
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static boolean singleByte(Charset charset) {
        return charset.name().startsWith("windows-125") || charset.name().startsWith("ISO-8859");
    }

    private static boolean escapes(Charset charset) {
        var name = charset.name();
        return name.startsWith("ISO-2022") || name.startsWith("UTF-16") || name.startsWith("UTF-32");
    }

    private static boolean plain(byte[] bytes) {
        for (var one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** Without what the database cannot hold. */
    static String clean(String text) {
        var start = text.startsWith("\uFEFF") ? 1 : 0;
        return text.substring(start).replace("\0", "");
    }
}
