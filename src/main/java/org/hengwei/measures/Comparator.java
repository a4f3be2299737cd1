package org.hengwei.measures;

/** How a value is held against its target; strict and non-strict both exist (R121). */
public enum Comparator {
    GE("≥"),
    GT(">"),
    LE("≤"),
    LT("<"),
    EQ("=");

    private final String sign;

    Comparator(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    public boolean met(Fraction value, Fraction target) {
        var order = value.compareTo(target);
        return switch (this) {
            case GE -> order >= 0;
            case GT -> order > 0;
            case LE -> order <= 0;
            case LT -> order < 0;
            case EQ -> order == 0;
        };
    }

    boolean wantsMore() {
        return this == GE || this == GT;
    }

    boolean wantsLess() {
        return this == LE || this == LT;
    }
}
