package org.hengwei.journal;

import java.time.Instant;
import org.hengwei.shared.Audience;
import org.hengwei.shared.Subject;

/** @param outgoing whether the link was made from the subject asked about, or points to it */
public record LinkView(
        Subject other, String relation, boolean outgoing, Audience audience, String linkedBy, Instant at) {

    /** The same, said to be of another. */
    public LinkView linkedBy(String other) {
        return new LinkView(other(), relation, outgoing, audience, other, at);
    }
}
