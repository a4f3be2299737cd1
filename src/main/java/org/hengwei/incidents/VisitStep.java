package org.hengwei.incidents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stations of an on-site visit after its dispatch. */
public enum VisitStep {
    DEPARTURE,
    ARRIVAL,
    LEAVING,
    CANCELLATION;

    /** The noun of its address, e.g. {@code arrival}. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<VisitStep> ofNoun(String noun) {
        return Arrays.stream(values()).filter(step -> step.noun().equals(noun)).findFirst();
    }
}
