package org.hengwei;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hengwei.database.Database;
import org.hengwei.database.Scratch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the AOT cache that lets later starts be quick. Once the program is up, a second one with the same flags is started
 * on an empty scratch database, at the lowest priority, recorded and ended. Nothing depends on whether that works.
 */
final class AotTraining implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path cache;
    private final Database ground;
    private final Thread thread;
    private volatile @Nullable Process process;

    private AotTraining(Path cache, Database ground) {
        this.cache = cache;
        this.ground = ground;
        this.thread = Thread.ofPlatform().daemon().name("aot-training").unstarted(this::run);
    }

    /** Starts one if the program was told where a cache is missing and has a PostgreSQL of its own. */
    static Optional<AotTraining> over(Database ground) {
        var cache = System.getProperty("hengwei.aot-cache", "");
        if (cache.isEmpty()) {
            return Optional.empty();
        }
        var training = new AotTraining(Path.of(cache), ground);
        training.thread.start();
        return Optional.of(training);
    }

    private void run() {
        try {
            Thread.sleep(QUIET);
            var scratch = ground.scratch();
            if (scratch.isPresent()) {
                try (var database = scratch.get()) {
                    record(database);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("no AOT cache was made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(Scratch database) throws IOException, InterruptedException {
        var fresh = cache.resolveSibling(cache.getFileName() + ".new");
        var data = Files.createTempDirectory("hengwei-training");
        try {
            var running = start(database, data, fresh);
            process = running;
            if (running.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && running.exitValue() == 0) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.debug("AOT cache made: {}", cache);
            }
        } finally {
            end();
            Files.deleteIfExists(fresh);
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static Process start(Scratch database, Path data, Path fresh) throws IOException {
        var builder = new ProcessBuilder(command(fresh))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var login = database.login();
        var environment = builder.environment();
        environment.remove("HENGWEI_ADMIN_TOKEN");
        environment.putAll(Map.of(
                "HENGWEI_DATA", data.toString(),
                "HENGWEI_BIND", "127.0.0.1",
                "HENGWEI_PORT", Integer.toString(freePort()),
                "SPRING_DATASOURCE_URL", login.url(),
                "SPRING_DATASOURCE_USERNAME", login.user(),
                "SPRING_DATASOURCE_PASSWORD", login.password(),
                "SPRING_FLYWAY_USER", login.owner(),
                "SPRING_FLYWAY_PASSWORD", login.ownerPassword()));
        return builder.start();
    }

    private static List<String> command(Path fresh) {
        var command = new ArrayList<String>(List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-Dhengwei."))
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + fresh);
        command.add("-Dhengwei.rehearsal=true");
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "--empty"));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void end() {
        var running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    /** Ends one that is still running. */
    @Override
    public void close() {
        thread.interrupt();
        end();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
