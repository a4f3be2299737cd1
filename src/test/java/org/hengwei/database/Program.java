package org.hengwei.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Something of ours running in a process of its own, and what it says. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final Thread reader;

    private Program(ProcessBuilder builder) throws IOException {
        process = builder.redirectErrorStream(true).start();
        reader = Thread.ofVirtual().start(this::listen);
    }

    /** A class with a main method, on the class path of this test. */
    static Program java(Class<?> main, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command(environment, command);
    }

    static Program command(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("HENGWEI_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        return new Program(builder);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                    said.notifyAll();
                }
            }
        } catch (IOException e) {
            // the process was killed
        }
        synchronized (said) {
            said.notifyAll();
        }
    }

    /** Everything said so far. */
    List<String> said() {
        synchronized (said) {
            return List.copyOf(said);
        }
    }

    /** Waits until what was said satisfies this; fails when the process ends first or takes too long. */
    void await(Predicate<List<String>> condition) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        synchronized (said) {
            while (!condition.test(said)) {
                if (System.nanoTime() > end || (!process.isAlive() && !reader.isAlive())) {
                    throw new AssertionError("did not come about; said:\n" + String.join("\n", said));
                }
                said.wait(200);
            }
        }
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running; said:\n" + String.join("\n", said()));
        }
        reader.join();
        return process.exitValue();
    }

    /** As Ctrl-C and systemd do. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }
}
