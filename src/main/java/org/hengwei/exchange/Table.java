package org.hengwei.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;

/** The rows of a file, read one by one; what occurs again and again is kept once. */
final class Table {

    static final int MOST_ROWS = 500_000;
    static final int MOST_COLUMNS = 500;
    private static final int POOLED = 200_000;

    private @Nullable List<String> header;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> pool = new HashMap<>();
    private final boolean spreadsheet;
    private final int most;

    /** @param most how many rows are wanted at all; reading stops there */
    Table(boolean spreadsheet, int most) {
        this.spreadsheet = spreadsheet;
        this.most = most;
    }

    /** Thrown to stop reading when there are rows enough. */
    static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    void add(int line, List<String> cells) {
        if (header == null) {
            header = cells.stream().map(String::strip).toList();
            if (header.size() > MOST_COLUMNS) {
                throw Refused.invalid("exchange.refused.too-wide", MOST_COLUMNS);
            }
            return;
        }
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (rows.size() >= most) {
            if (most < MOST_ROWS) {
                throw new Enough();
            }
            throw Refused.tooLarge("exchange.refused.too-long", MOST_ROWS);
        }
        rows.add(new Row(line, cells.stream().map(this::once).toArray(String[]::new), spreadsheet));
    }

    private String once(String cell) {
        if (cell.length() > 64 || pool.size() > POOLED) {
            return cell;
        }
        var known = pool.putIfAbsent(cell, cell);
        return known == null ? cell : known;
    }

    List<String> header() {
        if (header == null || header.stream().allMatch(String::isBlank)) {
            throw Refused.field("file", "exchange.refused.empty");
        }
        return header;
    }

    List<Row> rows() {
        return rows;
    }

    /** The rows of each key in the order the keys first occur; rows without a key stand alone. */
    Map<String, List<Row>> byKey(Reader reader, Consumer<Row> without) {
        var groups = new LinkedHashMap<String, List<Row>>();
        for (var row : rows) {
            String key;
            try {
                key = reader.key(row);
            } catch (Unreadable e) {
                key = null;
            }
            if (key == null) {
                without.accept(row);
            } else {
                groups.computeIfAbsent(key, k -> new ArrayList<>(4)).add(row);
            }
        }
        return groups;
    }
}
