package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hengwei.Hengwei;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console shows when the program will not start: one line in both languages, and an exit code that is not 0. */
class RefusalTests {

    @TempDir
    private Path directory;

    @Test
    void aWeakAdministratorsToken() throws Exception {
        assertRefused(Map.of("HENGWEI_ADMIN_TOKEN", "x".repeat(31)), "HENGWEI_ADMIN_TOKEN is too short");
    }

    @Test
    void anUnknownArgument() throws Exception {
        assertRefused(Map.of(), "Unknown argument \"--dmeo\"", "--dmeo");
    }

    @Test
    void aPortThatIsNone() throws Exception {
        assertRefused(Map.of("HENGWEI_PORT", "http"), "HENGWEI_PORT \"http\"");
    }

    @Test
    void aPortInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertRefused(Map.of("HENGWEI_PORT", port), "Cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void aDataDirectoryOfARunningInstance() throws Exception {
        try (var held = DataDirectory.take(data())) {
            assertRefused(Map.of(), "The data directory " + held.path() + " is in use by a running instance");
        }
    }

    @Test
    void aDataDirectoryOfANewerVersion() throws Exception {
        try (var postgres = LocalPostgres.start(data().resolve("postgres"))) {
            Migrations.apply(postgres.login());
            pretendNewer(postgres.login());
        }
        assertRefused(Map.of(), "newer version of Hengwei (migration 29990101.0000)");
        assertThat(new Postmaster(data().resolve("postgres/cluster")).process()).isEmpty();
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        assertRefused(
                Map.of(
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/none",
                        "SPRING_DATASOURCE_USERNAME", "nobody",
                        "SPRING_DATASOURCE_PASSWORD", "secret"),
                "cannot be reached");
    }

    @Test
    void aTooOldJdk() throws Exception {
        var old = directory.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.12\"\n");
        Files.writeString(old.resolve("bin/javac"), "#!/bin/sh\n");
        assertThat(old.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
        var environment = Map.of(
                "JAVA_HOME", old.toString(),
                "HENGWEI_JVMS", directory.toString(),
                "PATH", old.resolve("bin") + ":/usr/bin:/bin");
        try (var program = Program.command(environment, List.of("bin/run"))) {
            assertThat(program.exitCode()).isNotZero();
            assertThat(program.said()).singleElement().asString().contains("JDK 25 or newer is needed (found: 17");
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static void pretendNewer(Login login) throws SQLException {
        try (var connection = login.asOwner();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO public.flyway_schema_history SELECT installed_rank + 1000, '29990101.0000', 'x',"
                            + " type, 'V29990101.0000__x.sql', 1, installed_by, installed_on, 1, true"
                            + " FROM public.flyway_schema_history WHERE installed_rank = 1");
        }
    }

    private void assertRefused(Map<String, String> environment, String line, String... arguments)
            throws IOException, InterruptedException {
        var all = new HashMap<>(Map.of("HENGWEI_DATA", data().toString(), "HENGWEI_PORT", freePort()));
        all.putAll(environment);
        try (var program = Program.java(Hengwei.class, all, arguments)) {
            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.said())
                    .singleElement()
                    .asString()
                    .contains(line)
                    .containsPattern("\\p{IsHan}")
                    .doesNotContain("secret");
        }
    }

    static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
