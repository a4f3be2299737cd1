package org.hengwei.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.hengwei.measures.Condition.Any;
import org.hengwei.measures.Condition.Operator;
import org.hengwei.measures.Condition.Test;
import org.hengwei.shared.Refused;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Turns conditions into SQL on one view: columns must exist there, operators must suit them, values are bound. */
record Sieve(FactView view, Instant from, Instant until, Instant asOf) {

    org.jooq.Condition all(List<Condition> conditions) {
        return DSL.and(conditions.stream().map(this::one).toList());
    }

    org.jooq.Condition inPeriod(String date) {
        var column = time(date);
        return column.ge(instant(from)).and(column.lt(instant(until)));
    }

    Field<Instant> time(String column) {
        if (view.kind(column) != FactView.Kind.TIME) {
            throw unsuitable(column);
        }
        return DSL.field(DSL.name(column), SQLDataType.INSTANT);
    }

    Field<BigDecimal> number(String column) {
        if (view.kind(column) != FactView.Kind.NUMBER) {
            throw unsuitable(column);
        }
        return DSL.field(DSL.name(column), SQLDataType.NUMERIC);
    }

    private org.jooq.Condition one(Condition condition) {
        return switch (condition) {
            case Test test -> test(test);
            case Any any -> DSL.or(any.any().stream().map(this::all).toList());
        };
    }

    private org.jooq.Condition test(Test test) {
        if (test.op() == null || !test.op().takes(test.values().size())) {
            throw Refused.field("expression", "measures.refused.condition", test.column());
        }
        var kind = kind(test);
        var column = column(test.columns(), kind);
        return switch (test.op()) {
            case IS_NULL -> column.isNull();
            case NOT_NULL -> column.isNotNull();
            case IS_TRUE -> bool(column, kind, test).isTrue();
            case IS_FALSE -> bool(column, kind, test).isFalse();
            default -> compare(test.op(), column, kind, test);
        };
    }

    private static org.jooq.Condition bool(Field<?> column, FactView.Kind kind, Test test) {
        if (kind != FactView.Kind.BOOLEAN) {
            throw unsuitable(test.column());
        }
        return DSL.condition(column.cast(SQLDataType.BOOLEAN));
    }

    @SuppressWarnings("unchecked")
    private org.jooq.Condition compare(Operator op, Field<?> any, FactView.Kind kind, Test test) {
        var column = (Field<Object>) any;
        var values = test.values().stream()
                .map(text -> (Field<Object>) value(text, kind, test))
                .toList();
        return switch (op) {
            case EQ -> column.eq(values.getFirst());
            case NE -> column.ne(values.getFirst());
            case LT -> column.lt(values.getFirst());
            case LE -> column.le(values.getFirst());
            case GT -> column.gt(values.getFirst());
            case GE -> column.ge(values.getFirst());
            case IN -> column.in(values);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private FactView.Kind kind(Test test) {
        var kinds = test.columns().stream().map(view::kind).distinct().toList();
        var kind = kinds.size() == 1 ? kinds.getFirst() : null;
        if (kind == null || kind == FactView.Kind.OTHER) {
            throw unsuitable(test.column());
        }
        return kind;
    }

    private Field<?> column(List<String> names, FactView.Kind kind) {
        var first = view.field(names.getFirst());
        return names.size() == 1
                ? first
                : DSL.function(
                        "coalesce",
                        first.getDataType(),
                        names.stream().map(view::field).toArray(Field<?>[]::new));
    }

    private Field<?> value(String text, FactView.Kind kind, Test test) {
        if (text.startsWith("column:")) {
            var other = text.substring("column:".length());
            if (view.kind(other) != kind) {
                throw unsuitable(other);
            }
            return view.field(other);
        }
        try {
            return switch (kind) {
                case TEXT -> DSL.val(text);
                case NUMBER -> DSL.val(new BigDecimal(text));
                case BOOLEAN -> DSL.val(Boolean.valueOf(text));
                case TIME -> moment(text);
                case OTHER -> throw unsuitable(test.column());
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw Refused.field("expression", "measures.refused.value", text, test.column());
        }
    }

    private Field<Instant> moment(String text) {
        return switch (text) {
            case "period:start" -> instant(from);
            case "period:end" -> instant(until);
            case "now" -> instant(asOf);
            default -> instant(Instant.parse(text));
        };
    }

    /** A literal, since PostgreSQL would read a bound text anew for every row. */
    static Field<Instant> instant(Instant instant) {
        return DSL.inline(instant, SQLDataType.INSTANT);
    }

    private static Refused unsuitable(String column) {
        return Refused.field("expression", "measures.refused.column", column);
    }
}
