package org.hengwei.planning;

/** The kinds of annual plan (C1), each with the letters its number begins with. */
public enum PlanKind {
    QUALITY("QP"),
    CAPABILITY("CP"),
    METRIC("MP"),
    IMPLEMENTATION("IP");

    private final String letters;

    PlanKind(String letters) {
        this.letters = letters;
    }

    /** One number a kind and year (R54), e.g. {@code QP-2026}. */
    String number(int year) {
        return letters + "-" + year;
    }
}
