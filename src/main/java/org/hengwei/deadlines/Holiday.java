package org.hengwei.deadlines;

import java.time.LocalDate;

/** One day of the yearly notice. */
public record Holiday(LocalDate day, SpecialDays.Kind kind, String name) {}
