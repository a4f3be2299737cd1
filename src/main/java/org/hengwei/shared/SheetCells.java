package org.hengwei.shared;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes values as Excel knows them: dates are dates, numbers are numbers, and any text stays text. */
final class SheetCells {

    static final double WIDTH = 20;

    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NAME = 31;
    private static final double SECONDS_OF_A_DAY = 86_400;
    /** What a spreadsheet would take for a formula when the cell is typed over, the full-width forms included. */
    private static final String LEADS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final Worksheet sheet;
    private final ZoneId zone;
    private final Ui ui;

    SheetCells(Worksheet sheet, ZoneId zone, Ui ui) {
        this.sheet = sheet;
        this.zone = zone;
        this.ui = ui;
    }

    static String sheetName(String title) {
        var name = title.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    void put(int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Instant instant -> moment(row, column, LocalDateTime.ofInstant(instant, zone));
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            case Duration time
            when !time.isNegative() -> {
                sheet.value(row, column, time.toSeconds() / SECONDS_OF_A_DAY);
                sheet.style(row, column).format("[h]:mm:ss").set();
            }
            case Duration time -> text(row, column, ui.duration(time));
            case Number number -> sheet.value(row, column, number);
            case Boolean yes -> text(row, column, ui.t(yes ? "shared.yes" : "shared.no"));
            default -> text(row, column, value.toString());
        }
    }

    private void moment(int row, int column, LocalDateTime at) {
        sheet.value(row, column, at);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
    }

    private void text(int row, int column, String text) {
        if (text.isEmpty()) {
            return;
        }
        sheet.inlineString(row, column, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        if (LEADS_A_FORMULA.indexOf(text.charAt(0)) >= 0) {
            sheet.style(row, column).format("@").set();
        }
    }

    void flush() throws IOException {
        sheet.flush();
    }
}
