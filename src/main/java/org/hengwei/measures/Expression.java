package org.hengwei.measures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a metric computes, as data (H11). Shares of one become percent by the metric's unit. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Expression.Count.class, name = "COUNT"),
    @JsonSubTypes.Type(value = Expression.Sum.class, name = "SUM"),
    @JsonSubTypes.Type(value = Expression.Mean.class, name = "MEAN"),
    @JsonSubTypes.Type(value = Expression.Ratio.class, name = "RATIO"),
    @JsonSubTypes.Type(value = Expression.RatioOfTwo.class, name = "RATIO_OF_TWO"),
    @JsonSubTypes.Type(value = Expression.RatioOfSums.class, name = "RATIO_OF_SUMS"),
    @JsonSubTypes.Type(value = Expression.Formula.class, name = "FORMULA")
})
public sealed interface Expression {

    /** How many rows. */
    record Count(Source of) implements Expression {}

    /** The sum of a column. */
    record Sum(Source of, String column) implements Expression {}

    /** The mean of a column over the rows where it is known. */
    record Mean(Source of, String column) implements Expression {}

    /** The share of the rows that meet the conditions. */
    record Ratio(Source of, List<Condition> met) implements Expression {}

    /**
     * Rows of one source over rows of another, each with its own date.
     *
     * @param aside rows left out on purpose that the figure tells of
     */
    record RatioOfTwo(
            Source numerator, Source denominator, @Nullable Source aside) implements Expression {}

    /** The sum of one column over the sum of another, on the same rows. */
    record RatioOfSums(Source of, String numerator, String denominator) implements Expression {}

    /** Arithmetic over other metrics. */
    record Formula(Node node) implements Expression {}

    /** The sources, numerator first. */
    default List<Source> sources() {
        return switch (this) {
            case Count count -> List.of(count.of());
            case Sum sum -> List.of(sum.of());
            case Mean mean -> List.of(mean.of());
            case Ratio ratio -> List.of(ratio.of());
            case RatioOfSums sums -> List.of(sums.of());
            case RatioOfTwo(var numerator, var denominator, var aside) ->
                aside == null ? List.of(numerator, denominator) : List.of(numerator, denominator, aside);
            case Formula formula -> List.of();
        };
    }

    /** Counts and sums have no denominator (H10). */
    default boolean hasDenominator() {
        return !(this instanceof Count || this instanceof Sum);
    }

    /** A figure of which each row is hit or miss, so that misses can still be allowed. */
    default boolean countsRows() {
        return this instanceof Ratio || this instanceof RatioOfTwo || this instanceof Count;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({
        @JsonSubTypes.Type(Node.Metric.class),
        @JsonSubTypes.Type(Node.Constant.class),
        @JsonSubTypes.Type(Node.Operation.class)
    })
    sealed interface Node {
        /** @param previous of the period before */
        record Metric(String metric, boolean previous) implements Node {}

        record Constant(BigDecimal number) implements Node {}

        record Operation(Sign op, Node left, Node right) implements Node {}
    }

    enum Sign {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }
}
