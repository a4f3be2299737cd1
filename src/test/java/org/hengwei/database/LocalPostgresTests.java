package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTests {

    private static final Path SHARED = Path.of("target", "postgres").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void aCommitAcknowledgedIsKept() throws SQLException {
        try (var postgres = LocalPostgres.start(directory.resolve("postgres"), SHARED)) {
            assertThat(shown(postgres, "fsync", "synchronous_commit", "full_page_writes", "jit", "shared_buffers"))
                    .isEqualTo(Map.of(
                            "fsync", "on",
                            "synchronous_commit", "on",
                            "full_page_writes", "on",
                            "jit", "off",
                            "shared_buffers", "256MB"));
        }
    }

    @Test
    void listensOnTheLoopbackAndAsksForAPassword() throws SQLException, IOException {
        var home = directory.resolve("postgres");
        try (var postgres = LocalPostgres.start(home, SHARED)) {
            assertThat(shown(postgres, "listen_addresses", "password_encryption", "server_encoding"))
                    .isEqualTo(Map.of(
                            "listen_addresses", "127.0.0.1",
                            "password_encryption", "scram-sha-256",
                            "server_encoding", "UTF8"));
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.login().url(), "postgres", "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("passwords.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void findsEverythingAgain() throws SQLException {
        var home = directory.resolve("postgres");
        try (var postgres = LocalPostgres.start(home, SHARED);
                var connection = postgres.login().asOwner();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (word text)");
            statement.execute("INSERT INTO kept VALUES ('恒维')");
        }
        try (var postgres = LocalPostgres.start(home, SHARED);
                var connection = postgres.login().asOwner();
                var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("恒维");
        }
    }

    @Test
    void stopsAnOrphanBeforeItStarts() throws SQLException, IOException {
        var home = directory.resolve("postgres");
        var orphan = LocalPostgres.start(home, SHARED);
        var left = new Postmaster(home.resolve("cluster")).process().orElseThrow();
        try (var postgres = LocalPostgres.start(home, SHARED)) {
            assertThat(new Postmaster(home.resolve("cluster")).process().orElseThrow())
                    .isNotEqualTo(left);
            assertThat(shown(postgres, "fsync")).isEqualTo(Map.of("fsync", "on"));
        }
        orphan.close();
    }

    @Test
    void recoversFromAServerKilled() throws SQLException, IOException {
        var home = directory.resolve("postgres");
        LocalPostgres.start(home, SHARED);
        new Postmaster(home.resolve("cluster")).process().orElseThrow().destroyForcibly();
        try (var postgres = LocalPostgres.start(home, SHARED)) {
            assertThat(shown(postgres, "fsync")).isEqualTo(Map.of("fsync", "on"));
        }
    }

    @Test
    void aStrangersNumberInThePidFileIsNoServer() throws SQLException, IOException {
        var home = directory.resolve("postgres");
        LocalPostgres.start(home, SHARED).close();
        Files.writeString(
                home.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n" + home + "\n0\n1\n");
        try (var postgres = LocalPostgres.start(home, SHARED)) {
            assertThat(shown(postgres, "fsync")).isEqualTo(Map.of("fsync", "on"));
        }
    }

    @Test
    void anotherMajorVersionIsRefused() throws IOException {
        var home = directory.resolve("postgres");
        LocalPostgres.start(home, SHARED).close();
        Files.writeString(home.resolve("cluster/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> LocalPostgres.start(home, SHARED))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("postgres-version"));
    }

    private static Map<String, String> shown(LocalPostgres postgres, String... names) throws SQLException {
        var values = new TreeMap<String, String>();
        var login = postgres.login();
        try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                var statement = connection.createStatement()) {
            for (var name : names) {
                try (var rows = statement.executeQuery("SHOW " + name)) {
                    rows.next();
                    values.put(name, rows.getString(1));
                }
            }
        }
        return values;
    }
}
