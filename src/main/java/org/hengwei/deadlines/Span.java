package org.hengwei.deadlines;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, end not included. */
public record Span(Instant from, Instant until) {

    Duration length() {
        return Duration.between(from, until);
    }

    boolean empty() {
        return !from.isBefore(until);
    }

    Span within(Instant earliest, Instant latest) {
        return new Span(from.isBefore(earliest) ? earliest : from, until.isAfter(latest) ? latest : until);
    }
}
