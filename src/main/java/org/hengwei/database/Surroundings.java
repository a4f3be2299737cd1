package org.hengwei.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment and the command line ask for.
 *
 * @param data the data directory ({@code HENGWEI_DATA}, {@code ./data})
 * @param bind the address to listen on ({@code HENGWEI_BIND}, {@code 127.0.0.1})
 * @param port the port to listen on ({@code HENGWEI_PORT}, 8080)
 * @param wish what a data directory not yet used is to become; null when nobody said
 * @param external the PostgreSQL to use instead of an own one; null for the own one
 */
public record Surroundings(
        Path data,
        String bind,
        int port,
        @Nullable FirstStart wish,
        @Nullable Login external) {

    private static final int SHORTEST_TOKEN = 32;

    /** Reads them; refuses a port that is none, an unknown argument and a weak {@code HENGWEI_ADMIN_TOKEN}. */
    public static Surroundings of(Map<String, String> environment, List<String> arguments) {
        checkToken(environment.get("HENGWEI_ADMIN_TOKEN"));
        return new Surroundings(
                dataDirectory(environment),
                said(environment, "HENGWEI_BIND", "127.0.0.1"),
                port(said(environment, "HENGWEI_PORT", "8080")),
                wish(arguments),
                external(environment));
    }

    /** Where a browser on this machine finds it. */
    public String address() {
        var everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        var host = everywhere ? "127.0.0.1" : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    }

    private static Path dataDirectory(Map<String, String> environment) {
        return Path.of(said(environment, "HENGWEI_DATA", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private static String said(Map<String, String> environment, String name, String otherwise) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static void checkToken(@Nullable String token) {
        if (token != null && !token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new Refusal("weak-token", SHORTEST_TOKEN);
        }
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // refused below like any other port that is none
        }
        throw new Refusal("no-port", text);
    }

    private static @Nullable FirstStart wish(List<String> arguments) {
        FirstStart wish = null;
        for (var argument : arguments) {
            wish = switch (argument) {
                case "--demo" -> FirstStart.DEMO;
                case "--empty" -> FirstStart.EMPTY;
                default -> throw new Refusal("unknown-argument", argument);
            };
        }
        return wish;
    }

    private static @Nullable Login external(Map<String, String> environment) {
        var url = said(environment, "SPRING_DATASOURCE_URL", "");
        if (url.isEmpty()) {
            return null;
        }
        var user = said(environment, "SPRING_DATASOURCE_USERNAME", "");
        var password = environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", "");
        return new Login(
                url,
                user,
                password,
                said(environment, "SPRING_FLYWAY_USER", user),
                environment.getOrDefault("SPRING_FLYWAY_PASSWORD", password));
    }
}
