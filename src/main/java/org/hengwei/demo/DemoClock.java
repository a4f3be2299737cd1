package org.hengwei.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The house's clock while the demo company lives its year; the true time ever after. */
@Component
@Primary
@ConditionalOnProperty(name = "hengwei.first-start", havingValue = "demo")
class DemoClock extends Clock {

    private volatile @Nullable Instant moved;

    void show(Instant instant) {
        moved = instant;
    }

    void release() {
        moved = null;
    }

    @Override
    public Instant instant() {
        var shown = moved;
        return shown == null ? Clock.systemUTC().instant() : shown;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
