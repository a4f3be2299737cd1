package org.hengwei.measures;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A condition on the rows of a fact view. Columns are checked against the view and values are bound, so that nothing typed
 * becomes SQL (H11).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Condition.Test.class), @JsonSubTypes.Type(Condition.Any.class)})
public sealed interface Condition {

    /**
     * One column against values. Several columns joined by {@code |} mean the first that is known.
     *
     * @param values texts; {@code column:x} is another column, {@code period:start} and {@code period:end} the bounds of the
     *     period, {@code now} the earlier of now and the period's end
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Test(String column, Operator op, List<String> values) implements Condition {
        public Test {
            values = values == null ? List.of() : List.copyOf(values);
        }

        List<String> columns() {
            return List.of(column.split("\\|"));
        }
    }

    /** At least one of them. */
    record Any(List<List<Condition>> any) implements Condition {}

    enum Operator {
        EQ(1),
        NE(1),
        LT(1),
        LE(1),
        GT(1),
        GE(1),
        IN(-1),
        IS_TRUE(0),
        IS_FALSE(0),
        IS_NULL(0),
        NOT_NULL(0);

        private final int values;

        Operator(int values) {
            this.values = values;
        }

        boolean takes(int given) {
            return values < 0 ? given > 0 : values == given;
        }
    }

    static Test isTrue(String column) {
        return new Test(column, Operator.IS_TRUE, List.of());
    }

    static Test known(String column) {
        return new Test(column, Operator.NOT_NULL, List.of());
    }
}
