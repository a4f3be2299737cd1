package org.hengwei.measures;

import org.hengwei.shared.Period;

/** A metric in a period. */
record Question(Definition definition, Period period) {

    String key() {
        return definition.code() + " " + period;
    }

    /** Only a period of the metric's own length is closed. */
    boolean canBeClosed() {
        return definition.period() == period.length();
    }
}
