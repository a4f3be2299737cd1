package org.hengwei.measures;

import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A room's fact view as the catalogue tells it.
 *
 * @param columns name to kind, in the view's order
 */
public record FactView(String schema, String name, Map<String, Kind> columns) {

    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        TIME,
        OTHER
    }

    public String full() {
        return schema + "." + name;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    @Nullable
    Kind kind(String column) {
        return columns.get(column);
    }

    Table<?> table() {
        return DSL.table(DSL.name(schema, name));
    }

    Field<String> text(String column) {
        return has(column) ? DSL.field(DSL.name(column), SQLDataType.CLOB) : DSL.castNull(SQLDataType.CLOB);
    }

    /** A column as a jOOQ field of its kind. */
    Field<?> field(String column) {
        var name = DSL.name(column);
        return switch (columns.getOrDefault(column, Kind.OTHER)) {
            case TEXT, OTHER -> DSL.field(name, SQLDataType.CLOB);
            case NUMBER -> DSL.field(name, SQLDataType.NUMERIC);
            case BOOLEAN -> DSL.field(name, SQLDataType.BOOLEAN);
            case TIME -> DSL.field(name, SQLDataType.INSTANT);
        };
    }

    public List<String> times() {
        return columns.entrySet().stream()
                .filter(column -> column.getValue() == Kind.TIME)
                .map(Map.Entry::getKey)
                .toList();
    }
}
