package org.hengwei.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.hengwei.shared.Refused;

/**
 * A file somebody sent: CSV in UTF-8, UTF-16 or GB18030, or an Excel workbook, plain or gzipped. Nothing in it is trusted: what
 * unpacks to too much is refused before it fills the memory.
 */
final class ForeignFile {

    static final int MOST_BYTES = 256 * 1024 * 1024;

    private final byte[] content;

    private ForeignFile(byte[] content) {
        this.content = content;
    }

    static ForeignFile of(byte[] sent) {
        return new ForeignFile(isGzip(sent) ? unpacked(sent) : sent);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    private static byte[] unpacked(byte[] packed) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return limited(in);
        } catch (IOException e) {
            throw Refused.field("file", "exchange.refused.damaged");
        }
    }

    static byte[] limited(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (out.size() > MOST_BYTES) {
                throw Refused.tooLarge("exchange.refused.unpacks-too-large", MOST_BYTES / 1024 / 1024);
            }
        }
        return out.toByteArray();
    }

    Table all() {
        return read(Table.MOST_ROWS);
    }

    /** The header and the first rows. */
    Table first(int rows) {
        return read(rows);
    }

    private Table read(int most) {
        if (isZip(content)) {
            return Workbook.read(content, most);
        }
        var text = text();
        var table = new Table(false, most);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var record : parser) {
                table.add(Math.toIntExact(parser.getCurrentLineNumber()), record.toList());
            }
        } catch (Table.Enough e) {
            return table;
        } catch (UncheckedIOException | IOException e) {
            throw Refused.field(
                    "file",
                    "exchange.refused.quotes",
                    String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " "));
        }
        return table;
    }

    private String text() {
        if (starts(0xEF, 0xBB, 0xBF)) {
            return decoded(StandardCharsets.UTF_8, 3);
        }
        if (starts(0xFF, 0xFE)) {
            return decoded(StandardCharsets.UTF_16LE, 2);
        }
        if (starts(0xFE, 0xFF)) {
            return decoded(StandardCharsets.UTF_16BE, 2);
        }
        try {
            return strictly(StandardCharsets.UTF_8, 0);
        } catch (CharacterCodingException e) {
            return decoded(Charset.forName("GB18030"), 0);
        }
    }

    private boolean starts(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (content.length <= i || content[i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private String decoded(Charset charset, int from) {
        try {
            return strictly(charset, from);
        } catch (CharacterCodingException e) {
            throw Refused.field("file", "exchange.refused.encoding");
        }
    }

    private String strictly(Charset charset, int from) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content, from, content.length - from))
                .toString();
    }

    /** Whichever of comma, semicolon and tab the first line has most of. */
    private static char delimiter(String text) {
        var end = text.indexOf('\n');
        var line = end < 0 ? text : text.substring(0, end);
        var best = ',';
        for (var candidate : new char[] {';', '\t'}) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
