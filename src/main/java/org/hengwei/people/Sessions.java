package org.hengwei.people;

import static org.hengwei.people.db.Tables.SESSION;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Browser sessions in PostgreSQL, so that nodes hold no state; their ids only as digests. A page view costs no durable commit:
 * that a session was used is noted at most once a minute and without waiting for the disk.
 */
@Component
@Transactional
class Sessions implements SessionRepository<HouseSession> {

    private static final Duration NOTED = Duration.ofMinutes(1);

    private final DSLContext db;
    private final Clock clock;
    private final Duration idle;

    Sessions(DSLContext db, Clock clock, @Value("${hengwei.sign-in.idle:PT8H}") Duration idle) {
        this.db = db;
        this.clock = clock;
        this.idle = idle;
    }

    @Override
    public HouseSession createSession() {
        var session = new MapSession();
        session.setCreationTime(clock.instant());
        session.setLastAccessedTime(clock.instant());
        session.setMaxInactiveInterval(idle);
        return new HouseSession(session, null);
    }

    @Override
    public void save(HouseSession session) {
        var stored = session.storedAs();
        if (session.changed() || stored == null) {
            write(session);
        } else if (session.getLastAccessedTime().isAfter(session.notedAt().plus(NOTED))) {
            db.execute("SET LOCAL synchronous_commit = off");
            db.update(SESSION)
                    .set(SESSION.ACCESSED_AT, session.getLastAccessedTime())
                    .set(SESSION.EXPIRES_AT, session.getLastAccessedTime().plus(idle))
                    .where(SESSION.HASH.eq(Tokens.digest(stored)))
                    .execute();
        }
        session.saved();
    }

    private void write(HouseSession session) {
        var stored = session.storedAs();
        if (stored != null && !stored.equals(session.getId())) {
            deleteById(stored);
        }
        db.insertInto(SESSION)
                .set(SESSION.HASH, Tokens.digest(session.getId()))
                .set(SESSION.LOGIN, login(session))
                .set(SESSION.CREATED_AT, session.getCreationTime())
                .set(SESSION.ACCESSED_AT, session.getLastAccessedTime())
                .set(SESSION.EXPIRES_AT, session.getLastAccessedTime().plus(idle))
                .set(SESSION.CONTENT, written(session))
                .onConflict(SESSION.HASH)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable HouseSession findById(String id) {
        var row = db.selectFrom(SESSION)
                .where(SESSION.HASH.eq(Tokens.digest(id)))
                .and(SESSION.EXPIRES_AT.gt(clock.instant()))
                .fetchOne();
        if (row == null) {
            return null;
        }
        var session = new MapSession(id);
        session.setCreationTime(row.getCreatedAt());
        session.setLastAccessedTime(row.getAccessedAt());
        session.setMaxInactiveInterval(idle);
        read(row.getContent()).forEach(session::setAttribute);
        return new HouseSession(session, id);
    }

    @Override
    public void deleteById(String id) {
        db.deleteFrom(SESSION).where(SESSION.HASH.eq(Tokens.digest(id))).execute();
    }

    /** Signs a login out everywhere. */
    void end(String login) {
        db.deleteFrom(SESSION).where(SESSION.LOGIN.eq(login)).execute();
    }

    int forgetExpired() {
        return db.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }

    Instant now() {
        return clock.instant();
    }

    private static @Nullable String login(HouseSession session) {
        SecurityContext context = session.getAttribute("SPRING_SECURITY_CONTEXT");
        Principal principal = context == null ? null : context.getAuthentication();
        return principal == null ? null : principal.getName();
    }

    private static byte[] written(HouseSession session) {
        var attributes = new HashMap<String, Object>();
        session.getAttributeNames().forEach(name -> attributes.put(name, session.getRequiredAttribute(name)));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(attributes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(byte[] content) {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(content))) {
            return (Map<String, Object>) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            return Map.of();
        }
    }
}
