package org.hengwei.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version: into a directory beside, then moved into place in one step. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share} of the shipped PostgreSQL. */
    static Path unpackInto(Path home) throws IOException {
        var archive = archive();
        var size = size(archive);
        var target = home.resolve("binaries-" + size);
        if (!Files.exists(target)) {
            var fresh = home.resolve("unpacking-" + UUID.randomUUID());
            try {
                unpack(archive, fresh);
                settle(fresh, target);
            } finally {
                FileSystemUtils.deleteRecursively(fresh);
            }
        }
        return target;
    }

    private static void settle(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    private static String archive() {
        var architecture = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> throw new Refusal("no-binaries", other);
        };
        return "/postgres-linux-" + architecture + ".txz";
    }

    /** Versions differ in size; the name of the directory needs no more than that. */
    private static long size(String archive) throws IOException {
        var url = PostgresBinaries.class.getResource(archive);
        if (url == null) {
            throw new Refusal("no-binaries", archive);
        }
        return url.openConnection().getContentLengthLong();
    }

    private static void unpack(String archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (var packed = open(archive);
                var tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static InputStream open(String archive) {
        var stream = PostgresBinaries.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new Refusal("no-binaries", archive);
        }
        return stream;
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make executable: " + file);
            }
        }
    }
}
