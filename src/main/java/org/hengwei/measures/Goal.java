package org.hengwei.measures;

import java.math.BigDecimal;

/** What a value is held against. */
public record Goal(Comparator comparator, BigDecimal value) {

    boolean met(Fraction figure) {
        return comparator.met(figure, Fraction.of(value));
    }

    Fraction exact() {
        return Fraction.of(value);
    }

    public String text() {
        return comparator.sign() + " " + value.stripTrailingZeros().toPlainString();
    }
}
