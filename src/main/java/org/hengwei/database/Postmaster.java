package org.hengwei.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The PostgreSQL server that works on one cluster, as its {@code postmaster.pid} tells. It outlives a program that was
 * killed; the number in the file may by now belong to a stranger, so a process counts only if it works in the cluster's
 * directory.
 */
final class Postmaster {

    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path cluster;

    Postmaster(Path cluster) {
        this.cluster = cluster;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** The port it listens on, if it runs. */
    Optional<Integer> port() throws IOException {
        return process().isEmpty() ? Optional.empty() : line(PORT_LINE).map(Integer::parseInt);
    }

    /** The running server, if there is one. */
    Optional<ProcessHandle> process() throws IOException {
        return line(0).map(Long::parseLong).flatMap(ProcessHandle::of).filter(this::worksHere);
    }

    private Optional<String> line(int index) throws IOException {
        var file = pidFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() > index ? Optional.of(lines.get(index).strip()) : Optional.empty();
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return process.isAlive()
                    && Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends what a killed program left: the server by its own stop, else by force, then its workers, then the file. */
    void endOrphan(Runnable stop) throws IOException {
        if (process().isPresent()) {
            stop.run();
        }
        process().ifPresent(ProcessHandle::destroyForcibly);
        awaitNoWorkers();
        Files.deleteIfExists(pidFile());
    }

    private void awaitNoWorkers() throws IOException {
        if (Files.exists(pidFile()) && !await(() -> workers().isEmpty())) {
            workers().forEach(ProcessHandle::destroyForcibly);
            await(() -> workers().isEmpty());
        }
    }

    private List<ProcessHandle> workers() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    private static boolean await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(50);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
