package org.hengwei.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.hengwei.Hengwei;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a process of its own: up, down, killed, and up again. */
class ProgramTests {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private String port;

    @BeforeEach
    void choosePort() throws IOException {
        port = RefusalTests.freePort();
    }

    @Test
    void startsStopsAndRecovers() throws Exception {
        try (var program = start()) {
            assertThat(health()).contains("\"status\":\"UP\"", "\"journalProtection\":\"ROLE_AND_CHAIN\"");
            program.terminate();
            assertThat(server().process()).as("no PostgreSQL is left behind").isEmpty();
        }
        try (var program = start()) {
            assertThat(get("incidents"))
                    .as("the first administrator is known again")
                    .contains("items");
            program.kill();
            assertThat(server().process()).as("an orphan").isPresent();
        }
        try (var program = start()) {
            assertThat(health()).contains("\"status\":\"UP\"");
            server().process().orElseThrow().destroyForcibly();
            program.kill();
        }
        try (var program = start()) {
            assertThat(health()).contains("\"status\":\"UP\"");
            program.terminate();
            assertThat(server().process()).isEmpty();
        }
    }

    @Test
    void endsCleanlyWhenAskedWhileItStarts() throws Exception {
        try (var program = launch()) {
            while (server().process().isEmpty()) {
                Thread.sleep(50);
            }
            program.terminate();
            assertThat(server().process()).isEmpty();
        }
    }

    private Program start() throws IOException, InterruptedException {
        var program = launch();
        program.await(said -> said.stream().anyMatch(line -> line.contains("http://127.0.0.1:" + port + "/")));
        return program;
    }

    private Program launch() throws IOException {
        return Program.java(
                Hengwei.class,
                Map.of("HENGWEI_DATA", data().toString(), "HENGWEI_PORT", port, "HENGWEI_ADMIN_TOKEN", TOKEN),
                "--empty");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Postmaster server() {
        return new Postmaster(data().resolve("postgres/cluster"));
    }

    private String health() throws IOException, InterruptedException {
        return get("health");
    }

    private String get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + TOKEN)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
