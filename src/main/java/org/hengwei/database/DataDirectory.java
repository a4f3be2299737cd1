package org.hengwei.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything one instance keeps on disk. It is held by one running program at a time: the lock belongs to the process and
 * goes with it however it dies.
 */
public final class DataDirectory implements Closeable {

    private static final Set<String> ABOUT = Set.of("hengwei.lock", "first-start", "begun");

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes it where needed and takes it; refused while a running instance holds it or when it cannot be written. */
    public static DataDirectory take(Path path) {
        try {
            Files.createDirectories(path);
            var lock =
                    FileChannel.open(path.resolve("hengwei.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new Refusal("in-use", path);
            }
            lock.truncate(0);
            lock.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataDirectory(path, lock);
        } catch (IOException e) {
            throw new Refusal("no-directory", path, reason(e));
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    public Path path() {
        return path;
    }

    /** The small files rooms keep there, such as the demo's passwords; neither PostgreSQL's nor those about this directory. */
    static List<Path> ownFiles(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var inside = Files.list(path)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !ABOUT.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Where the own PostgreSQL lives. */
    Path postgres() {
        return path.resolve("postgres");
    }

    /** Notes what this fresh directory is to become; a first start until {@link #begun}, also when one was cut short. */
    void choose(FirstStart choice) {
        delete("begun");
        write("first-start", choice.word());
    }

    /** What it was to become; none for one that was restored. */
    Optional<FirstStart> choice() {
        var file = path.resolve("first-start");
        try {
            return Files.exists(file)
                    ? Optional.of(
                            FirstStart.valueOf(Files.readString(file).strip().toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The choice of a first start that has not yet come to its end. */
    Optional<FirstStart> beginning() {
        return Files.exists(path.resolve("begun")) ? Optional.empty() : choice();
    }

    /** The first start is over. */
    public void begun() {
        if (!Files.exists(path.resolve("begun"))) {
            write("begun", "");
        }
    }

    void restored() {
        begun();
        delete("first-start");
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
