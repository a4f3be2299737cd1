package org.hengwei.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations this program knows, and those a database has seen. */
final class Migrations {

    /** Where they and what follows them lie. */
    static final String[] LOCATIONS = {"classpath:db/migration", "classpath:db/callback"};

    private Migrations() {}

    /** Versions known to this program, such as {@code 20261121.0100}. */
    static Set<String> known() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/V*__*.sql");
            return Arrays.stream(found)
                    .map(resource -> version(Objects.requireNonNull(resource.getFilename())))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version(String file) {
        return file.substring(1, file.indexOf("__")).replace('_', '.');
    }

    /** Versions applied to this database; empty when it has never been migrated. */
    static Set<String> applied(Connection connection) throws SQLException {
        var versions = new TreeSet<String>();
        try (var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("SELECT to_regclass('public.flyway_schema_history') IS NOT NULL")) {
                if (!table.next() || !table.getBoolean(1)) {
                    return versions;
                }
            }
            try (var rows = statement.executeQuery(
                    "SELECT version FROM public.flyway_schema_history WHERE success AND version IS NOT NULL")) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
        }
        return versions;
    }

    /** Refuses a database (or archive) that a newer program has changed. */
    static void refuseNewer(Set<String> applied) {
        var unknown = new TreeSet<>(applied);
        unknown.removeAll(known());
        if (!unknown.isEmpty()) {
            throw new Refusal("newer", unknown.last());
        }
    }

    /** Brings a database up to this program, as its owner. */
    static void apply(Login login) {
        apply(login, "latest");
    }

    /** Brings it up to a version only, for rows that were taken at that one. */
    static void apply(Login login, String target) {
        Flyway.configure()
                .dataSource(login.url(), login.owner(), login.ownerPassword())
                .locations(LOCATIONS)
                .defaultSchema("public")
                .outOfOrder(true)
                .target(target)
                .placeholders(Map.of("app", login.user(), "facts", Roles.FACTS))
                .load()
                .migrate();
    }
}
