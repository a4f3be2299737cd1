package org.hengwei.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * The one PostgreSQL of a test run, and databases in it: each a copy of one that has been migrated. It is the program's own
 * PostgreSQL with the roles of production, only without waiting for the disk. It ends after the last program of the run.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static LocalPostgres postgres;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var login = fresh();
        var properties = new HashMap<String, Object>(Map.of(
                "spring.datasource.url", login.url(),
                "spring.datasource.username", login.user(),
                "spring.datasource.password", login.password(),
                "spring.datasource.hikari.maximum-pool-size", 8,
                "spring.datasource.hikari.minimum-idle", 1,
                "spring.flyway.user", login.owner(),
                "spring.flyway.password", login.ownerPassword()));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    /** A new database, migrated and otherwise empty. */
    public static synchronized Login fresh() {
        var name = "test" + NUMBER.incrementAndGet();
        administer("CREATE DATABASE " + name + " TEMPLATE hengwei STRATEGY file_copy OWNER " + Roles.OWNER);
        return at(name);
    }

    /** A new database that nothing has been done to. */
    public static synchronized Login bare() {
        var name = "bare" + NUMBER.incrementAndGet();
        administer("CREATE DATABASE " + name + " OWNER " + Roles.OWNER);
        return at(name);
    }

    /** Runs statements as superuser. */
    static synchronized void administer(String... statements) {
        var administrator = server().superuser("postgres");
        try (var connection = administrator.asOwner();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Login at(String name) {
        return server().login(name);
    }

    private static synchronized LocalPostgres server() {
        if (postgres == null) {
            try {
                var home = Files.createTempDirectory("hengwei-test-postgres");
                postgres =
                        LocalPostgres.start(home, Path.of("target", "postgres").toAbsolutePath());
                SpringApplication.getShutdownHandlers().add(() -> {
                    postgres.close();
                    deleted(home);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            administer(
                    "ALTER SYSTEM SET fsync = off",
                    "ALTER SYSTEM SET full_page_writes = off",
                    "ALTER SYSTEM SET synchronous_commit = off",
                    "SELECT pg_reload_conf()");
            Migrations.apply(postgres.login());
        }
        return postgres;
    }

    private static void deleted(Path home) {
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
