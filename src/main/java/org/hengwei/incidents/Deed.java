package org.hengwei.incidents;

import java.time.Instant;
import org.hengwei.shared.Actor;

/** Who acts, and when. */
record Deed(Actor by, Instant at) {

    /** Acceptance and assignment count as response only when a person did them (H3). */
    boolean byPerson() {
        return by.kind() != Actor.Kind.HOUSE;
    }
}
