package org.hengwei.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL the program brings along: real binaries, kept under the data directory, on the loopback only, with
 * passwords of its own and every setting on that makes a commit survive a crash.
 */
public final class LocalPostgres implements Closeable {

    private static final int TRIES = 3;
    private static final long LONG_LOG = 10_000_000;

    private final Path binaries;
    private final Path cluster;
    private final Path log;
    private final Commands commands;
    private final Passwords passwords;
    private final Postmaster postmaster;
    private int port;

    private LocalPostgres(Path home, Path binaries) throws IOException {
        this.binaries = binaries;
        this.cluster = home.resolve("cluster");
        this.log = home.resolve("postgres.log");
        this.passwords = Passwords.in(home);
        beginLog(log);
        this.commands = Commands.in(home);
        this.postmaster = new Postmaster(cluster);
    }

    /**
     * Starts it, making the cluster at the first time and ending a server that a killed program left behind. The caller holds
     * the data directory. Refused with the server's own words when it will not start.
     *
     * @param home the directory in which all of it lives
     */
    public static LocalPostgres start(Path home) {
        return start(home, home);
    }

    /** Made before PostgreSQL's directory is given to another user, who has to write to it. */
    private static void beginLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LONG_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
    }

    /** With the programs in a place that several clusters share. */
    static LocalPostgres start(Path home, Path shared) {
        try {
            Files.createDirectories(home);
            Files.createDirectories(shared);
            var postgres = new LocalPostgres(home, PostgresBinaries.unpackInto(shared));
            postgres.start();
            new Roles(postgres.passwords).prepare(postgres.url("postgres"));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new Refusal("postgres", e.getMessage(), home.resolve("postgres.log"));
        }
    }

    /** How to reach the server of a data directory that is running; null when none is. */
    static @Nullable Login running(Path home) throws IOException {
        var cluster = home.resolve("cluster");
        var port = new Postmaster(cluster).port();
        return port.isEmpty() ? null : login(url(port.get(), Roles.DATABASE), Passwords.in(home));
    }

    private void start() throws IOException {
        if (Files.exists(cluster)) {
            checkVersion();
            postmaster.endOrphan(this::stop);
        } else {
            initialise();
        }
        for (var attempt = 1; !startOn(freePort()); attempt++) {
            if (attempt == TRIES) {
                throw new Refusal("postgres", lastWords(), log);
            }
        }
    }

    private void checkVersion() throws IOException {
        var found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        var brought = Files.readString(binaries.resolve("share/postgresql/postgres.bki"))
                .lines()
                .findFirst()
                .orElse("")
                .replace("# PostgreSQL", "")
                .strip();
        if (!found.equals(brought)) {
            throw new Refusal("postgres-version", found, brought);
        }
    }

    private void initialise() throws IOException {
        var fresh = cluster.resolveSibling("cluster-new");
        var password = cluster.resolveSibling("superuser-password");
        try {
            if (!initialised(fresh, password, "C.UTF-8") && !initialised(fresh, password, "C")) {
                throw new Refusal("postgres", lastWords(), log);
            }
            Files.writeString(
                    fresh.resolve("postgresql.conf"), "include = 'hengwei.conf'\n", StandardOpenOption.APPEND);
            Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private boolean initialised(Path fresh, Path password, String locale) throws IOException {
        FileSystemUtils.deleteRecursively(fresh);
        Files.deleteIfExists(password);
        Passwords.writePrivately(password, passwords.superuser());
        Files.setOwner(password, Files.getOwner(Objects.requireNonNull(cluster.getParent())));
        return commands.run(
                        log,
                        List.of(
                                program("initdb"),
                                "--pgdata=" + fresh,
                                "--username=" + Roles.SUPERUSER,
                                "--pwfile=" + password,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=icu",
                                "--icu-locale=und",
                                "--locale=" + locale))
                == 0;
    }

    private boolean startOn(int candidate) throws IOException {
        var settings = cluster.resolve("hengwei.conf");
        Files.writeString(settings, settings(candidate));
        Files.setOwner(settings, Files.getOwner(cluster));
        port = candidate;
        return commands.run(
                        log,
                        List.of(
                                program("pg_ctl"),
                                "start",
                                "--pgdata=" + cluster,
                                "--log=" + log,
                                "--wait",
                                "--timeout=120"))
                == 0;
    }

    private static String settings(int port) throws IOException {
        try (var stream = LocalPostgres.class.getResourceAsStream("/db/postgresql.conf")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    + "port = %d%n".formatted(port);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private String lastWords() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line ->
                        line.contains("FATAL") || line.toLowerCase(Locale.ROOT).contains("error"))
                .reduce((first, last) -> last)
                .orElse("initdb/pg_ctl");
    }

    private void stop() {
        if (!stopped("fast", 60)) {
            stopped("immediate", 20);
        }
    }

    private boolean stopped(String mode, int seconds) {
        try {
            return commands.run(
                            log,
                            List.of(
                                    program("pg_ctl"),
                                    "stop",
                                    "--pgdata=" + cluster,
                                    "--mode=" + mode,
                                    "--wait",
                                    "--timeout=" + seconds))
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return url(port, database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    private static Login login(String url, Passwords passwords) {
        return new Login(url, Roles.PROGRAM, passwords.program(), Roles.OWNER, passwords.owner());
    }

    /** The house's own database. */
    public Login login() {
        return login(Roles.DATABASE);
    }

    /** Another database of the same server. */
    Login login(String database) {
        return login(url(database), passwords);
    }

    /** The superuser of the server, for tests and repairs. */
    Login superuser(String database) {
        var password = passwords.superuser();
        return new Login(url(database), Roles.SUPERUSER, password, Roles.SUPERUSER, password);
    }

    /** Stops it properly; everything acknowledged is on disk already. */
    @Override
    public void close() {
        try {
            postmaster.endOrphan(this::stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
