package org.hengwei.measures;

/** What a figure is counted in, and how it follows from what the records hold (seconds, shares of one). */
public enum Unit {
    PERCENT(100, 1, 2),
    COUNT(1, 1, 0),
    POINTS(1, 1, 2),
    MINUTES(1, 60, 2),
    HOURS(1, 3600, 2),
    DAYS(1, 86400, 2);

    private final Fraction factor;
    private final int decimals;

    Unit(int times, int per, int decimals) {
        this.factor = Fraction.of(times).over(Fraction.of(per));
        this.decimals = decimals;
    }

    Fraction factor() {
        return factor;
    }

    public int decimals() {
        return decimals;
    }
}
