package org.hengwei.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.hengwei.shared.Refused;

/**
 * A file somebody sent: CSV in UTF-8, UTF-16 or GB18030, or an Excel workbook, plain or gzipped. Nothing in it is trusted: it is
 * never unpacked into memory as a whole, and what unpacks to too much is refused.
 */
final class ForeignFile {

    static final long MOST_BYTES = 128L * 1024 * 1024;
    private static final int LONGEST_HEADER = 262_144;

    private final byte[] sent;

    private ForeignFile(byte[] sent) {
        this.sent = sent;
    }

    static ForeignFile of(byte[] sent) {
        var file = new ForeignFile(sent);
        file.measure();
        return file;
    }

    private InputStream open() throws IOException {
        var plain = new ByteArrayInputStream(sent);
        return sent.length > 2 && sent[0] == 0x1f && sent[1] == (byte) 0x8b
                ? new BufferedInputStream(new GZIPInputStream(plain, 65_536), 65_536)
                : plain;
    }

    private void measure() {
        try (var in = open()) {
            var all = 0L;
            var buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all += read;
                if (all > MOST_BYTES) {
                    throw Refused.tooLarge("exchange.refused.unpacks-too-large", MOST_BYTES / 1024 / 1024);
                }
            }
        } catch (IOException e) {
            throw Refused.field("file", "exchange.refused.damaged");
        }
    }

    Table all() {
        return read(Table.MOST_ROWS);
    }

    /** The header and the first rows. */
    Table first(int rows) {
        return read(rows);
    }

    private Table read(int most) {
        try {
            var head = head();
            if (starts(head, 'P', 'K', 3, 4)) {
                try (var in = open()) {
                    return Workbook.read(in, most);
                }
            }
            return text(head, most);
        } catch (IOException e) {
            throw Refused.field("file", "exchange.refused.damaged");
        }
    }

    private byte[] head() throws IOException {
        try (var in = open()) {
            return in.readNBytes(4);
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || head[i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private Table text(byte[] head, int most) throws IOException {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return table(StandardCharsets.UTF_8, 3, most);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return table(StandardCharsets.UTF_16LE, 2, most);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return table(StandardCharsets.UTF_16BE, 2, most);
        }
        return table(isUtf8() ? StandardCharsets.UTF_8 : Charset.forName("GB18030"), 0, most);
    }

    private boolean isUtf8() throws IOException {
        try (var reader = reader(StandardCharsets.UTF_8, 0)) {
            var buffer = new char[65_536];
            while (reader.read(buffer) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Reader reader(Charset charset, int skip) throws IOException {
        var in = open();
        in.skipNBytes(skip);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private Table table(Charset charset, int skip, int most) throws IOException {
        var table = new Table(false, most);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(charset, skip))
                .setIgnoreEmptyLines(true)
                .get();
        try (var reader = new BufferedReader(reader(charset, skip));
                var parser = CSVParser.parse(reader, format)) {
            for (var record : parser) {
                table.add(Math.toIntExact(parser.getCurrentLineNumber()), record.toList());
            }
        } catch (Table.Enough e) {
            return table;
        } catch (CharacterCodingException e) {
            throw Refused.field("file", "exchange.refused.encoding");
        } catch (UncheckedIOException | IOException e) {
            throw unreadable(e);
        }
        return table;
    }

    private static Refused unreadable(Exception e) {
        return e.getCause() instanceof CharacterCodingException
                ? Refused.field("file", "exchange.refused.encoding")
                : Refused.field(
                        "file",
                        "exchange.refused.quotes",
                        String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", " "));
    }

    /** Whichever of comma, semicolon and tab the first line has most of. */
    private char delimiter(Charset charset, int skip) throws IOException {
        var counts = new int[3];
        var candidates = List.of(',', ';', '\t');
        try (var reader = new BufferedReader(reader(charset, skip))) {
            for (int i = 0, c = reader.read(); i < LONGEST_HEADER && c >= 0 && c != '\n'; i++, c = reader.read()) {
                var at = candidates.indexOf((char) c);
                if (at >= 0) {
                    counts[at]++;
                }
            }
        } catch (CharacterCodingException e) {
            throw Refused.field("file", "exchange.refused.encoding");
        }
        var best = counts[1] > counts[0] ? 1 : 0;
        return candidates.get(counts[2] > counts[best] ? 2 : best);
    }
}
