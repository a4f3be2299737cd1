package org.hengwei.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. Root therefore runs them in a user namespace of their own, where
 * it is nobody; where the kernel forbids that, as another user to whom PostgreSQL's directory is given.
 */
final class Commands {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> STAND_INS = List.of("postgres", "nobody");

    private final Path home;
    private final List<String> prefix;

    private Commands(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /** For programs that work on files under this directory. */
    static Commands in(Path home) throws IOException {
        var owner = Files.getOwner(home).getName();
        if (!isRoot()) {
            return new Commands(home, List.of());
        }
        if (owner.equals("root") && works(List.of("unshare", "-U", "true"))) {
            return new Commands(home, List.of("unshare", "-U"));
        }
        return asOther(home, owner);
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }

    private static Commands asOther(Path home, String owner) throws IOException {
        var users = owner.equals("root") ? STAND_INS : List.of(owner);
        for (var user : users) {
            var setpriv = List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
            for (var prefix : List.of(
                    setpriv,
                    List.of("setpriv", "--reuid=" + user, "--clear-groups", "--regid=65534"),
                    List.of("runuser", "-u", user, "--"))) {
                if (works(with(prefix, List.of("test", "-x", home.getParent() + "/.")))) {
                    give(home, user);
                    return new Commands(home, prefix);
                }
            }
        }
        throw new Refusal("root", home);
    }

    private static void give(Path home, String user) throws IOException {
        UserPrincipal principal =
                home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        Files.walkFileTree(home, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var given = directory.endsWith("cluster")
                        && Files.getOwner(directory).equals(principal);
                Files.setOwner(directory, principal);
                return given ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    Files.setOwner(file, principal);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /**
     * Runs one to its end, its words appended to the log (a pipe would stay open as long as the server it starts).
     *
     * @return the exit code
     */
    int run(Path log, List<String> command) throws IOException {
        var builder = new ProcessBuilder(with(prefix, command))
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            if (process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return -1;
    }
}
