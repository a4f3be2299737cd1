package org.hengwei.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session that knows whether it has to be written. */
final class HouseSession implements Session {

    private final MapSession session;
    private @Nullable String storedAs;
    private Instant notedAt;
    private boolean changed;

    /** @param storedAs id under which it is kept; null when it is new */
    HouseSession(MapSession session, @Nullable String storedAs) {
        this.session = session;
        this.storedAs = storedAs;
        this.notedAt = session.getLastAccessedTime();
    }

    @Nullable
    String storedAs() {
        return storedAs;
    }

    Instant notedAt() {
        return notedAt;
    }

    boolean changed() {
        return changed;
    }

    void saved() {
        if (changed || storedAs == null || getLastAccessedTime().isAfter(notedAt.plusSeconds(60))) {
            notedAt = getLastAccessedTime();
        }
        storedAs = getId();
        changed = false;
    }

    @Override
    public String getId() {
        return session.getId();
    }

    @Override
    public String changeSessionId() {
        changed = true;
        return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String name) {
        return session.getAttribute(name);
    }

    @Override
    public Set<String> getAttributeNames() {
        return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        changed = true;
        session.setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        changed = changed || session.getAttributeNames().contains(name);
        session.removeAttribute(name);
    }

    @Override
    public Instant getCreationTime() {
        return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant at) {
        session.setLastAccessedTime(at);
    }

    @Override
    public Instant getLastAccessedTime() {
        return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return false;
    }
}
