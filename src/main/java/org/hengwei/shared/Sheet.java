package org.hengwei.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One list as an Excel workbook: the whole of what its filter finds, read stretch by stretch as far as the reader may see it.
 * Times stand in the company's zone, names instead of codes, and text is never a formula. It is written to a temporary file
 * first, so that a list that is too long is refused and never sent cut off.
 */
public final class Sheet<T> {

    private static final String CODE = "";

    private record Column<T>(String heading, String names, Function<T, @Nullable Object> cell) {}

    private final Ui ui;
    private final String title;
    private final List<Names> rooms;
    private final CompanyZone zone;
    private final LocalDate today;
    private final int most;
    private final List<Column<T>> columns = new ArrayList<>();
    private final Map<String, Map<String, String>> known = new HashMap<>();

    Sheet(Ui ui, String title, List<Names> rooms, CompanyZone zone, LocalDate today, int most) {
        this.ui = ui;
        this.title = title;
        this.rooms = rooms;
        this.zone = zone;
        this.today = today;
        this.most = most;
    }

    /**
     * @param heading message key
     * @param cell text, number, instant, day, duration or yes/no
     */
    public Sheet<T> column(String heading, Function<T, @Nullable Object> cell) {
        return titled(ui.t(heading), cell);
    }

    /** @param heading as it is to stand there */
    public Sheet<T> titled(String heading, Function<T, @Nullable Object> cell) {
        columns.add(new Column<>(heading, CODE, cell));
        return this;
    }

    /** A constant in words: message {@code prefix + constant}. */
    public Sheet<T> words(String heading, String prefix, Function<T, @Nullable Object> constant) {
        return column(heading, line -> {
            var value = constant.apply(line);
            return value == null ? null : ui.t(prefix + value);
        });
    }

    /** @param kind {@code PROJECT}, {@code CUSTOMER}, {@code DEPARTMENT} or {@code PERSON}, whose name stands for the code */
    public Sheet<T> named(String heading, String kind, Function<T, @Nullable String> code) {
        columns.add(new Column<>(ui.t(heading), kind, code::apply));
        return this;
    }

    /**
     * @param name of the file, without day and ending
     * @param stretch the part of the list after a cursor, in slices of about {@link Sheets#STRETCH} rows
     * @throws Refused when the list is longer than what is given out at once
     */
    public void send(HttpServletResponse response, String name, Function<@Nullable String, Slice<T>> stretch)
            throws IOException {
        var file = Files.createTempFile("hengwei-list-", ".xlsx");
        try {
            write(file, stretch);
            response.setContentType(Sheets.XLSX);
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-" + today + ".xlsx\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void write(Path file, Function<@Nullable String, Slice<T>> stretch) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                var book = new Workbook(out, "Hengwei", null)) {
            var cells = new SheetCells(headings(book), zone.id(), ui);
            String cursor = null;
            var row = 0;
            do {
                var slice = stretch.apply(cursor);
                if (row + slice.items().size() > most) {
                    throw Refused.invalid("shared.refused.too-many-rows", ui.number(most));
                }
                learn(slice.items());
                for (T line : slice.items()) {
                    write(cells, ++row, line);
                }
                cells.flush();
                cursor = slice.nextCursor();
            } while (cursor != null);
        }
    }

    private Worksheet headings(Workbook book) {
        var sheet = book.newWorksheet(SheetCells.sheetName(title));
        sheet.freezePane(0, 1);
        for (var i = 0; i < columns.size(); i++) {
            sheet.width(i, SheetCells.WIDTH);
            sheet.inlineString(0, i, columns.get(i).heading());
            sheet.style(0, i).bold().set();
        }
        return sheet;
    }

    private void write(SheetCells cells, int row, T line) throws IOException {
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var value = column.cell().apply(line);
            cells.put(row, i, column.names().equals(CODE) ? value : name(column.names(), value));
        }
    }

    private @Nullable Object name(String kind, @Nullable Object code) {
        return code == null ? null : known.getOrDefault(kind, Map.of()).getOrDefault(code.toString(), code.toString());
    }

    private void learn(List<T> lines) {
        columns.stream().filter(column -> !column.names().equals(CODE)).forEach(column -> {
            var names = known.computeIfAbsent(column.names(), kind -> new HashMap<>());
            var asked = lines.stream()
                    .map(line -> column.cell().apply(line))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .filter(code -> !names.containsKey(code))
                    .collect(Collectors.toSet());
            if (!asked.isEmpty()) {
                rooms.forEach(room -> names.putAll(room.of(column.names(), asked)));
            }
        });
    }
}
