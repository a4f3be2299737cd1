package org.hengwei;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** What a program started for the AOT cache's sake does once it is up: answers a few requests of its own, and ends. */
final class Rehearsal {

    private static final List<String> PATHS =
            List.of("api/v1/health", "", "sign-in", "api/v1/incidents", "no-such-page");

    private Rehearsal() {}

    static boolean isOne() {
        return Boolean.getBoolean("hengwei.rehearsal");
    }

    static void play(String address) {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            for (var path : PATHS) {
                var request = HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(Duration.ofSeconds(30))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.exit(0);
    }
}
