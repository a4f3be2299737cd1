package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, nothing that was acknowledged is missing afterwards. */
class CrashTests {

    private static final Path SHARED = Path.of("target", "postgres").toAbsolutePath();
    private static final int ENOUGH = 500;

    @TempDir
    private Path directory;

    /** Holds the data directory like the program does, and says each number once its commit was acknowledged. */
    static final class Writer {

        public static void main(String[] arguments) throws SQLException {
            var directory = DataDirectory.take(Path.of(arguments[0]));
            var login = LocalPostgres.start(directory.postgres(), SHARED).login();
            try (var owner = login.asOwner()) {
                owner.createStatement().execute("CREATE TABLE IF NOT EXISTS kept (n bigint PRIMARY KEY, word text)");
                owner.createStatement().execute("GRANT ALL ON kept TO hengwei");
            }
            var next = new AtomicLong(Long.parseLong(arguments[1]));
            for (var i = 0; i < 4; i++) {
                Thread.ofPlatform().start(() -> write(login, next));
            }
        }

        private static void write(Login login, AtomicLong next) {
            try (var connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                    var insert = connection.prepareStatement("INSERT INTO kept VALUES (?, repeat('恒', 200))")) {
                while (true) {
                    var n = next.getAndIncrement();
                    insert.setLong(1, n);
                    insert.executeUpdate();
                    System.out.println(n);
                }
            } catch (SQLException e) {
                // the server was killed
            }
        }
    }

    @Test
    void theProgramIsKilled() throws Exception {
        var acknowledged = writeAndKill(0, false);
        assertThat(kept()).containsAll(acknowledged);
    }

    @Test
    void programAndServerAreKilledAgainAndAgain() throws Exception {
        var acknowledged = new HashSet<Long>();
        for (var round = 0; round < 3; round++) {
            acknowledged.addAll(writeAndKill(round * 1_000_000L, true));
        }
        assertThat(kept()).containsAll(acknowledged);
    }

    private Set<Long> writeAndKill(long from, boolean serverToo) throws Exception {
        try (var writer = Program.java(Writer.class, Map.of(), data().toString(), Long.toString(from))) {
            writer.await(said -> said.size() > ENOUGH);
            var server =
                    new Postmaster(data().resolve("postgres/cluster")).process().orElseThrow();
            if (serverToo) {
                server.destroyForcibly();
                server.onExit().get(20, TimeUnit.SECONDS);
            }
            writer.kill();
            assertThat(new Postmaster(data().resolve("postgres/cluster"))
                            .process()
                            .isPresent())
                    .as("PostgreSQL outlives the program")
                    .isNotEqualTo(serverToo);
            return writer.said().stream().map(Long::valueOf).collect(Collectors.toSet());
        }
    }

    private Set<Long> kept() throws SQLException, IOException {
        var numbers = new HashSet<Long>();
        try (var directory = DataDirectory.take(data());
                var postgres = LocalPostgres.start(directory.postgres(), SHARED);
                var connection = postgres.login().asOwner();
                var rows = connection.createStatement().executeQuery("SELECT n FROM kept")) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private Path data() {
        return directory.resolve("data");
    }
}
