package org.hengwei;

import java.nio.file.Path;
import java.util.List;
import org.hengwei.database.Backup;
import org.hengwei.database.ConsoleLine;
import org.hengwei.database.Refusal;
import org.hengwei.database.Restore;
import org.hengwei.database.Surroundings;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The program. {@code bin/run} starts it. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Hengwei {

    /**
     * Serves until the process is asked to end, or backs up or restores; ends with 1 and one line on the console when it is
     * refused.
     */
    public static void main(String[] args) {
        LoggingSystem.get(Hengwei.class.getClassLoader()).beforeInitialize();
        try {
            run(List.of(args));
        } catch (Refusal refusal) {
            end(refusal.line());
        } catch (RuntimeException e) {
            end(ConsoleLine.of("database.refusal.failed", e));
        }
    }

    private static void run(List<String> arguments) {
        if (arguments.size() == 2 && arguments.getFirst().equals("backup")) {
            Backup.of(surroundings(List.of())).writeTo(Path.of(arguments.getLast()));
        } else if (arguments.size() == 2 && arguments.getFirst().equals("restore")) {
            Restore.from(Path.of(arguments.getLast())).into(surroundings(List.of()));
        } else {
            serve(surroundings(arguments));
        }
    }

    private static void serve(Surroundings surroundings) {
        new House().open(surroundings);
        if (Rehearsal.isOne()) {
            Rehearsal.play(surroundings.address());
        }
    }

    private static Surroundings surroundings(List<String> arguments) {
        return Surroundings.of(System.getenv(), arguments);
    }

    private static void end(String line) {
        System.err.println(line);
        System.exit(1);
    }
}
