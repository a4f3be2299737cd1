package org.hengwei;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A clock that a test can set and move; it runs on between moves unless {@link #stop stopped}. In a {@link RoomTest} it is
 * the house's clock; {@link #reset} it when a test that moved it is done.
 */
public final class MovableClock extends Clock {

    private record Reading(Duration ahead, Instant stoppedAt) {}

    private final AtomicReference<Reading> reading = new AtomicReference<>(new Reading(Duration.ZERO, null));
    private final ZoneId zone;

    public MovableClock() {
        this(ZoneOffset.UTC);
    }

    private MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Stands still at this instant until moved or reset. */
    public void stop(Instant instant) {
        reading.set(new Reading(Duration.ZERO, instant));
    }

    /** Shows this instant now and runs on. */
    public void set(Instant instant) {
        reading.set(new Reading(Duration.between(Instant.now(), instant), null));
    }

    /** Moves it, forward or (negative) back. */
    public void move(Duration duration) {
        reading.updateAndGet(now -> now.stoppedAt == null
                ? new Reading(now.ahead.plus(duration), null)
                : new Reading(Duration.ZERO, now.stoppedAt.plus(duration)));
    }

    /** Shows the true time again. */
    public void reset() {
        reading.set(new Reading(Duration.ZERO, null));
    }

    @Override
    public Instant instant() {
        var now = reading.get();
        return now.stoppedAt == null ? Instant.now().plus(now.ahead) : now.stoppedAt;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        var base = this;
        return other.equals(zone)
                ? this
                : new Clock() {
                    @Override
                    public Instant instant() {
                        return base.instant();
                    }

                    @Override
                    public ZoneId getZone() {
                        return other;
                    }

                    @Override
                    public Clock withZone(ZoneId another) {
                        return base.withZone(another);
                    }
                };
    }

    /** Puts it in the place of the house's clock. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Supply {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
