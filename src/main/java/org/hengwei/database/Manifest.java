package org.hengwei.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an archive holds; its last entry, so that an archive cut short has none.
 *
 * @param format version of this very format
 * @param migrations versions the database had seen
 * @param sequences the next number each sequence would have given, by name
 * @param files names of the data directory's own small files
 */
record Manifest(
        int format,
        String program,
        Instant takenAt,
        List<String> migrations,
        List<Table> tables,
        Map<String, Long> sequences,
        List<String> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * One table's rows in PostgreSQL's COPY text form.
     *
     * @param sha256 digest of that text, in hex
     */
    record Table(String schema, String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + schema + "." + name + ".copy";
        }

        /** Name and columns as SQL writes them. */
        String sql() {
            return Catalogue.quoted(schema) + "." + Catalogue.quoted(name);
        }

        String columnsSql() {
            return String.join(", ", columns.stream().map(Catalogue::quoted).toList());
        }
    }
}
