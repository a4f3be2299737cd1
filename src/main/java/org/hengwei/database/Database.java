package org.hengwei.database;

import java.io.Closeable;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database beneath the running program, held from before Spring starts until after it has closed: the own PostgreSQL, or
 * the one of the surroundings.
 */
public final class Database implements Closeable {

    private final DataDirectory directory;
    private final @Nullable LocalPostgres local;
    private final Login login;

    private Database(DataDirectory directory, @Nullable LocalPostgres local, Login login) {
        this.directory = directory;
        this.local = local;
        this.login = login;
    }

    /**
     * Takes the data directory and makes the database ready for the program. Refused when another instance runs on it, when a
     * newer program has changed it, or when it cannot be reached.
     */
    public static Database open(Surroundings surroundings) {
        var directory = DataDirectory.take(surroundings.data());
        try {
            return open(directory, surroundings);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Database open(DataDirectory directory, Surroundings surroundings) {
        var external = surroundings.external();
        var local = external == null ? LocalPostgres.start(directory.postgres()) : null;
        var login = local == null ? java.util.Objects.requireNonNull(external) : local.login();
        var database = new Database(directory, local, login);
        try {
            database.check(surroundings.wish());
            return database;
        } catch (RuntimeException e) {
            if (local != null) {
                local.close();
            }
            throw e;
        }
    }

    private void check(@Nullable FirstStart wish) {
        try (var connection = login.asOwner()) {
            var applied = Migrations.applied(connection);
            Migrations.refuseNewer(applied);
            if (applied.isEmpty()) {
                directory.choose(wish == null ? FirstStart.DEMO : wish);
            } else if (wish != null
                    && directory.choice().filter(choice -> choice != wish).isPresent()) {
                System.out.println(ConsoleLine.of("database.wish-ignored", directory.path(), "--" + wish.word()));
            }
        } catch (SQLException e) {
            throw new Refusal("unreachable", login, e.getMessage());
        }
    }

    /** What a first start that has not come to its end is to make of the empty database. */
    public Optional<FirstStart> beginning() {
        return directory.beginning();
    }

    /** The first start has come to its end. */
    public void begun() {
        directory.begun();
    }

    /** An empty database for a moment's use; none where PostgreSQL is not the program's own. */
    public Optional<Scratch> scratch() {
        return Optional.ofNullable(local).map(Scratch::in);
    }

    /** It was filled from an archive, so there is no first start to come. */
    void restored() {
        directory.restored();
    }

    public Login login() {
        return login;
    }

    /** What Spring has to know of it. */
    public Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("spring.datasource.url", login.url());
        properties.put("spring.datasource.username", login.user());
        properties.put("spring.datasource.password", login.password());
        properties.put("spring.flyway.user", login.owner());
        properties.put("spring.flyway.password", login.ownerPassword());
        properties.put("hengwei.data", directory.path().toString());
        beginning().ifPresent(choice -> properties.put("hengwei.first-start", choice.word()));
        return properties;
    }

    /** Stops the own PostgreSQL and lets the data directory go. */
    @Override
    public void close() {
        try {
            if (local != null) {
                local.close();
            }
        } finally {
            directory.close();
        }
    }
}
