package org.hengwei.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a database of ours contains, read from PostgreSQL's own catalogue. */
record Catalogue(Connection connection) {

    private static final String OURS = """
             n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
             AND NOT (n.nspname = 'public' AND c.relname LIKE 'flyway\\_%')""";

    /** A table and the columns that are stored as they are, not computed. */
    record Table(String schema, String name, List<String> columns) {}

    /** A foreign key: taken off while rows come in, and put back as it was. */
    record ForeignKey(String table, String name, String definition) {}

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    List<Table> tables() throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT n.nspname, c.relname,
                               (SELECT coalesce(array_agg(a.attname ORDER BY a.attnum), '{}') FROM pg_attribute a
                                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'r' AND %s
                        ORDER BY 1, 2""".formatted(OURS))) {
            while (rows.next()) {
                var columns = (String[]) rows.getArray(3).getArray();
                tables.add(new Table(rows.getString(1), rows.getString(2), List.of(columns)));
            }
        }
        return tables;
    }

    /** The number each sequence gives next. */
    Map<String, Long> sequences() throws SQLException {
        var numbers = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT schemaname, sequencename, increment_by FROM pg_sequences WHERE schemaname NOT LIKE 'pg\\_%'")) {
            while (rows.next()) {
                var name = quoted(rows.getString(1)) + "." + quoted(rows.getString(2));
                numbers.put(name, next(name, rows.getLong(3)));
            }
        }
        return numbers;
    }

    private long next(String sequence, long step) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT last_value, is_called FROM " + sequence)) {
            rows.next();
            return rows.getLong(1) + (rows.getBoolean(2) ? step : 0);
        }
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
                        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE k.contype = 'f' AND %s""".formatted(OURS))) {
            while (rows.next()) {
                var table = quoted(rows.getString(1)) + "." + quoted(rows.getString(2));
                keys.add(new ForeignKey(table, quoted(rows.getString(3)), rows.getString(4)));
            }
        }
        return keys;
    }
}
