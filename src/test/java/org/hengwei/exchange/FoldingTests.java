package org.hengwei.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hengwei.Requirement;
import org.hengwei.exchange.Mapping.ProjectRule;
import org.hengwei.exchange.Mapping.RowIs;
import org.hengwei.incidents.ImportedIncident;
import org.hengwei.incidents.IncidentStatus;
import org.hengwei.shared.Refused;
import org.junit.jupiter.api.Test;

class FoldingTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> HEADER =
            List.of("no", "state", "n", "changed", "opened", "resolved", "prio", "team");
    private static final Map<String, String> COLUMNS = Map.of(
            "externalId",
            "no",
            "status",
            "state",
            "changedAt",
            "changed",
            "openedAt",
            "opened",
            "resolvedAt",
            "resolved",
            "priority",
            "prio",
            "team",
            "team");
    private static final Map<String, Map<String, String>> VALUES =
            Map.of("status", Map.of("Open", "IN_PROGRESS", "Wait", "PAUSED", "Vendor", "PAUSED", "Done", "CLOSED"));

    private static Mapping mapping() {
        return new Mapping(
                RowIs.EVENT,
                "no",
                "n",
                "Asia/Shanghai",
                "d/M/yyyy HH:mm",
                List.of("?"),
                new ProjectRule(null, null, null, "P1"),
                COLUMNS,
                VALUES,
                "old");
    }

    private static Row row(int line, String... cells) {
        return new Row(line, cells, false);
    }

    private static ImportedIncident fold(Row... rows) {
        return new Folding(Reader.of(mapping(), HEADER, SHANGHAI)).fold(List.of(rows));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    @Requirement("H20")
    void theLastRowByOrderThenPlaceGivesTheFacts() {
        var incident = fold(
                row(2, "1", "Done", "5", "3/3/2016 10:00", "1/3/2016 08:00", "3/3/2016 09:00", "3", "B"),
                row(3, "1", "Open", "1", "1/3/2016 08:30", "1/3/2016 08:00", "?", "2", "A"),
                row(4, "1", "Done", "5", "3/3/2016 10:00", "1/3/2016 08:00", "3/3/2016 09:30", "3", "C"));
        assertThat(incident.status()).isEqualTo(IncidentStatus.CLOSED);
        assertThat(incident.resolvedAt()).isEqualTo(at("2016-03-03T01:30:00Z"));
        assertThat(incident.teamLabel()).isEqualTo("C");
        assertThat(incident.team()).isNull();
        assertThat(incident.priority()).isEqualTo(3);
        assertThat(incident.states())
                .extracting(ImportedIncident.State::status)
                .containsExactly(IncidentStatus.IN_PROGRESS, IncidentStatus.CLOSED);
    }

    @Test
    @Requirement("H20")
    void earlierRowsGivePausesWithTheirTimes() {
        var incident = fold(
                row(2, "1", "Open", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "?", "?"),
                row(3, "1", "Wait", "2", "1/3/2016 09:00", "1/3/2016 08:00", "?", "?", "?"),
                row(4, "1", "Wait", "3", "1/3/2016 09:30", "1/3/2016 08:00", "?", "?", "?"),
                row(5, "1", "Vendor", "4", "1/3/2016 10:00", "1/3/2016 08:00", "?", "?", "?"),
                row(6, "1", "Open", "5", "1/3/2016 12:00", "1/3/2016 08:00", "?", "?", "?"),
                row(7, "1", "Wait", "6", "1/3/2016 11:00", "1/3/2016 08:00", "?", "?", "?"));
        assertThat(incident.pauses())
                .containsExactly(
                        new ImportedIncident.Pause("Wait", at("2016-03-01T01:00:00Z"), at("2016-03-01T02:00:00Z")),
                        new ImportedIncident.Pause("Vendor", at("2016-03-01T02:00:00Z"), at("2016-03-01T04:00:00Z")),
                        new ImportedIncident.Pause("Wait", at("2016-03-01T03:00:00Z"), null));
        assertThat(incident.status()).isEqualTo(IncidentStatus.PAUSED);
        assertThat(incident.resolvedAt()).isNull();
    }

    @Test
    @Requirement("H20")
    void oneBadRowRejectsTheWholeIncident() {
        assertThatThrownBy(() -> fold(
                        row(2, "1", "Odd", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "?", "?"),
                        row(3, "1", "Done", "2", "1/3/2016 09:00", "1/3/2016 08:00", "?", "?", "?")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.key()).isEqualTo("exchange.row.value"));
        assertThatThrownBy(() -> fold(row(2, "1", "Done", "1", "31/2/2016 08:00", "1/3/2016 08:00", "?", "?", "?")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.key()).isEqualTo("exchange.row.time"));
        assertThatThrownBy(() -> fold(row(2, "1", "Done", "1", "1/3/2016 08:00", "?", "?", "?", "?")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.key()).isEqualTo("exchange.row.needed"));
        assertThatThrownBy(() -> fold(row(2, "1", "Done", "1", "1/3/2016 08:00")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.key()).isEqualTo("exchange.row.width"));
        assertThatThrownBy(() -> fold(row(2, "1", "Done", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "high", "?")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.key()).isEqualTo("exchange.row.value"));
    }

    @Test
    @Requirement("H20")
    void theSameContentHasTheSameDigestAndOtherContentAnother() {
        var row = row(2, "1", "Done", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "2", "?");
        var elsewhere = row(9, "1", "Done", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "2", "?");
        var other = row(2, "1", "Done", "1", "1/3/2016 08:00", "1/3/2016 08:00", "?", "3", "?");
        assertThat(fold(row).digest())
                .isEqualTo(fold(elsewhere).digest())
                .isNotEqualTo(fold(other).digest());
    }

    @Test
    void aMappingThatDoesNotFitIsRefusedAllAtOnce() {
        var wrong = new Mapping(
                null,
                "no",
                "nope",
                "Nowhere/At",
                "{",
                null,
                new ProjectRule(null, null, null, null),
                Map.of("externalId", "no", "statu", "state"),
                Map.of("status", Map.of("x", "BROKEN")),
                null);
        assertThatThrownBy(() -> Reader.of(wrong, HEADER, SHANGHAI))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::key)
                                .contains(
                                        "exchange.refused.row-is",
                                        "exchange.refused.needed",
                                        "exchange.refused.no-such-name",
                                        "exchange.refused.no-such-column",
                                        "exchange.refused.project",
                                        "exchange.refused.no-such-value",
                                        "exchange.refused.zone",
                                        "exchange.refused.pattern"));
    }

    @Test
    void encodingsSeparatorsAndQuotes() throws IOException {
        var text = "\u7f16\u53f7,b\r\n1,\"a \"\"quoted\"\", cell\r\nwith a line\"\r\n\r\n2,\u4e2d\u6587\r\n";
        for (var content : List.of(
                text.getBytes(UTF_8),
                ("\ufeff" + text).getBytes(UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(Charset.forName("GB18030")),
                gzip(text.getBytes(UTF_8)))) {
            var table = ForeignFile.of(content).all();
            assertThat(table.header()).containsExactly("\u7f16\u53f7", "b");
            assertThat(table.rows()).hasSize(2);
            assertThat(table.rows().getFirst().cells()[1]).isEqualTo("a \"quoted\", cell\r\nwith a line");
            assertThat(table.rows().getLast().cells()[1]).isEqualTo("\u4e2d\u6587");
        }
        assertThat(ForeignFile.of("a;b\n1;2,3\n".getBytes(UTF_8))
                        .all()
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly("1", "2,3");
        assertThatThrownBy(() -> ForeignFile.of("a,b\n\"1,2\n".getBytes(UTF_8)).all())
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ForeignFile.of(new byte[0]).all().header()).isInstanceOf(Refused.class);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            var block = new byte[1024 * 1024];
            for (long i = 0; i <= ForeignFile.MOST_BYTES / block.length; i++) {
                zip.write(block);
            }
        }
        assertThatThrownBy(() -> ForeignFile.of(out.toByteArray()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE));
    }

    @Test
    void workbooksAreReadWithTheirOwnDatesAndNumbers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet();
            var head = sheet.createRow(0);
            for (int i = 0; i < HEADER.size(); i++) {
                head.createCell(i).setCellValue(HEADER.get(i));
            }
            var dates = book.createCellStyle();
            dates.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm"));
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue(1);
            row.createCell(1).setCellValue("Done");
            row.createCell(2).setCellValue(1);
            var changed = row.createCell(3);
            changed.setCellValue(java.time.LocalDateTime.of(2016, 3, 1, 8, 0));
            changed.setCellStyle(dates);
            row.createCell(4).setCellValue("1/3/2016 08:00");
            row.createCell(6).setCellValue(2);
            book.write(out);
        }
        var table = ForeignFile.of(out.toByteArray()).all();
        var incident = new Folding(Reader.of(mapping(), table.header(), SHANGHAI)).fold(table.rows());
        assertThat(incident.externalId()).isEqualTo("1");
        assertThat(incident.priority()).isEqualTo(2);
        assertThat(incident.states().getFirst().at()).isEqualTo(at("2016-03-01T00:00:00Z"));
        assertThatThrownBy(() ->
                        ForeignFile.of(new byte[] {'P', 'K', 3, 4, 1, 2, 3}).all())
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatCouldBeAFormulaIsDisarmedOnTheWayOut() {
        assertThat(SafeCsv.line(List.of("=1+1", "+cmd", "-5", "@x", "plain", "a,b", "-2.5", "\ttab")))
                .isEqualTo("'=1+1,'+cmd,-5,'@x,plain,\"a,b\",-2.5,'\ttab\r\n");
    }
}
