package org.hengwei.measures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The windows of the other rooms: views named {@code fact_…}, found in PostgreSQL's catalogue and read with the role that sees
 * nothing else. Views change by migration only, so what was found is kept.
 */
@Component
class FactViews {

    private static final String ROLE = "hengwei_facts";

    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final Map<String, FactView> known = new ConcurrentHashMap<>();
    private volatile boolean looked;
    private volatile boolean roleExists;

    FactViews(DSLContext db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /** All of them, by full name. */
    Map<String, FactView> all() {
        if (!looked) {
            look();
        }
        return new TreeMap<>(known);
    }

    Optional<FactView> find(String full) {
        if (!looked) {
            look();
        }
        return Optional.ofNullable(known.get(full));
    }

    private synchronized void look() {
        var columns = db.resultQuery("""
                SELECT n.nspname AS schema, c.relname AS name, a.attname AS column, format_type(a.atttypid, NULL) AS type
                FROM pg_class c
                JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind IN ('v', 'm') AND c.relname LIKE 'fact\\_%' AND n.nspname NOT LIKE 'pg\\_%'
                ORDER BY 1, 2, a.attnum
                """).fetch();
        columns.intoGroups(row -> row.get("schema", String.class) + "." + row.get("name", String.class))
                .forEach((full, rows) -> known.put(full, view(rows)));
        roleExists = db.resultQuery("""
                SELECT CASE WHEN to_regrole('%1$s') IS NULL THEN false ELSE pg_has_role('%1$s', 'SET') END
                """.formatted(ROLE)).fetchSingle(0, Boolean.class);
        looked = true;
    }

    private static FactView view(List<? extends Record> rows) {
        var columns = new LinkedHashMap<String, FactView.Kind>();
        rows.forEach(row -> columns.put(row.get("column", String.class), kind(row.get("type", String.class))));
        var first = new ArrayList<>(rows).getFirst();
        return new FactView(first.get("schema", String.class), first.get("name", String.class), columns);
    }

    private static FactView.Kind kind(String type) {
        return switch (type) {
            case "text", "character varying", "character" -> FactView.Kind.TEXT;
            case "smallint", "integer", "bigint", "numeric", "double precision", "real" -> FactView.Kind.NUMBER;
            case "boolean" -> FactView.Kind.BOOLEAN;
            case "timestamp with time zone" -> FactView.Kind.TIME;
            default -> FactView.Kind.OTHER;
        };
    }

    /** Reads with the eyes of the role that sees the fact views and nothing else, where there is one. */
    <T> T read(Supplier<T> query) {
        find("");
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            if (!roleExists) {
                return query.get();
            }
            db.execute("SET LOCAL jit = off");
            db.execute("SET LOCAL ROLE " + ROLE);
            var answer = query.get();
            db.execute("SET LOCAL ROLE NONE");
            return answer;
        }));
    }
}
