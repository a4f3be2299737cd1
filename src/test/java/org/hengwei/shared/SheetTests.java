package org.hengwei.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hengwei.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a list looks like once it is a workbook, read back with another library than the one that wrote it. */
class SheetTests {

    private static final Instant NOON_IN_SHANGHAI = Instant.parse("2026-03-02T04:00:00Z");

    private final List<List<String>> asked = new ArrayList<>();

    record Line(String text, Object value, String project) {}

    @Test
    @Requirement("H7")
    void valuesKeepTheirKinds() throws IOException {
        var sheet = read(send(
                10,
                List.of(
                        new Line("plain", NOON_IN_SHANGHAI, "P1"),
                        new Line("", LocalDate.of(2026, 3, 2), "P2"),
                        new Line("x", Duration.ofMinutes(90), "P1"),
                        new Line("x", 42, "P3"),
                        new Line("x", true, "P1"))));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(i -> sheet.getRow(0).getCell(i).getStringCellValue()))
                .containsExactly("key.text", "key.value", "key.project");
        assertThat(value(sheet, 1).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2026, 3, 2, 12, 0));
        assertThat(value(sheet, 1).getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm");
        assertThat(value(sheet, 2).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(value(sheet, 3).getNumericCellValue()).isEqualTo(0.0625);
        assertThat(value(sheet, 4).getNumericCellValue()).isEqualTo(42);
        assertThat(value(sheet, 5).getStringCellValue()).isEqualTo("shared.yes");
        assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("Name of P1");
        assertThat(sheet.getRow(4).getCell(2).getStringCellValue())
                .as("no room knows it")
                .isEqualTo("P3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=cmd|'/c calc'!A1", "+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1"})
    void whatLooksLikeAFormulaStaysText(String text) throws IOException {
        var cell = read(send(10, List.of(new Line(text, 1, "P1")))).getRow(1).getCell(0);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getDataFormatString())
                .as("also once it is typed over")
                .isEqualTo("@");
    }

    @Test
    void longAndOddTextsDoNotSpoilTheFile() throws IOException {
        var sheet =
                read(send(10, List.of(new Line("x".repeat(40_000), 1, "P1"), new Line("a\u0001b<&>\"c\nd", 1, "P1"))));
        assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).hasSize(32_767);
        assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).contains("<&>\"c\nd");
    }

    @Test
    void everyStretchIsReadAndNamesAreAskedOnceEach() throws IOException {
        var lines = IntStream.range(0, 7)
                .mapToObj(i -> new Line("n" + i, i, "P" + i % 2))
                .toList();
        var sheet = read(send(7, lines));
        assertThat(sheet.getLastRowNum()).isEqualTo(7);
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(i -> sheet.getRow(i).getCell(0).getStringCellValue()))
                .containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6");
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsTooLongIsRefusedAndNothingIsSent() {
        var lines = IntStream.range(0, 7).mapToObj(i -> new Line("n", i, "P1")).toList();
        var response = new MockHttpServletResponse();
        assertThatThrownBy(() -> send(6, lines, response))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("shared.refused.too-many-rows");
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.isCommitted()).isFalse();
    }

    private static Cell value(XSSFSheet sheet, int row) {
        return sheet.getRow(row).getCell(1);
    }

    private static XSSFSheet read(MockHttpServletResponse response) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            return book.getSheetAt(0);
        }
    }

    private MockHttpServletResponse send(int most, List<Line> lines) throws IOException {
        var response = new MockHttpServletResponse();
        send(most, lines, response);
        return response;
    }

    /** In stretches of two. */
    private void send(int most, List<Line> lines, MockHttpServletResponse response) throws IOException {
        var names = new StaticListableBeanFactory(Map.of("names", (Names) this::names)).getBeanProvider(Names.class);
        var clock = Clock.fixed(NOON_IN_SHANGHAI, ZoneOffset.UTC);
        new Sheets(names, new CompanyZone("Asia/Shanghai"), clock, most)
                .<Line>of(ui(), "a/b: [list]?")
                .column("key.text", Line::text)
                .column("key.value", Line::value)
                .named("key.project", "PROJECT", Line::project)
                .send(response, "list", cursor -> {
                    var from = cursor == null ? 0 : Integer.parseInt(cursor);
                    var until = Math.min(from + 2, lines.size());
                    return new Slice<>(
                            lines.subList(from, until), until == lines.size() ? null : String.valueOf(until), null);
                });
    }

    private Map<String, String> names(String kind, Collection<String> codes) {
        asked.add(List.copyOf(codes));
        return codes.stream()
                .filter(code -> kind.equals("PROJECT") && !code.equals("P3"))
                .collect(Collectors.toMap(code -> code, code -> "Name of " + code));
    }

    private static Ui ui() {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return new Ui(messages, Locale.ENGLISH, ZoneId.of("America/New_York"), null, null, "/", "", "light", List.of());
    }
}
