package org.hengwei.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.hengwei.Requirement;
import org.junit.jupiter.api.Test;

class FractionTests {

    private static final Fraction NINETY = Fraction.of(90);

    @Test
    @Requirement("H10")
    void attainmentIsDecidedOnTheExactFraction() {
        var figure = new Fraction(BigInteger.valueOf(89_996), BigInteger.valueOf(1_000));
        assertThat(figure.rounded(2)).isEqualByComparingTo("90.00");
        assertThat(Comparator.GE.met(figure, NINETY)).isFalse();
    }

    @Test
    @Requirement({"R121", "R117", "R112"})
    void strictAndNonStrictDiffer() {
        var five = Fraction.of(5);
        assertThat(Comparator.LT.met(five, Fraction.of(5))).isFalse();
        assertThat(Comparator.LE.met(five, Fraction.of(5))).isTrue();
        assertThat(Comparator.GT.met(five, Fraction.of(5))).isFalse();
        assertThat(Comparator.GE.met(five, Fraction.of(5))).isTrue();
        assertThat(Comparator.EQ.met(five, Fraction.of(5))).isTrue();
    }

    @Test
    @Requirement("H10")
    void halfUpWithTwoDecimals() {
        assertThat(Fraction.of(new BigDecimal("1.005")).rounded(2)).isEqualByComparingTo("1.01");
        assertThat(Fraction.of(2925)
                        .times(Fraction.of(100))
                        .over(Fraction.of(6878))
                        .rounded(2))
                .isEqualByComparingTo("42.53");
    }

    @Test
    void arithmeticIsExact() {
        var third = Fraction.of(1).over(Fraction.of(3));
        assertThat(third.plus(third).plus(third)).isEqualTo(Fraction.of(1));
        assertThat(Fraction.of(-7).over(Fraction.of(2)).floor()).isEqualTo(-4);
        assertThat(Fraction.of(3).over(Fraction.of(-6)).numerator()).isEqualTo(-1);
    }
}
