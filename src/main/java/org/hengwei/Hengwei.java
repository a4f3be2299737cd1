package org.hengwei;

import java.util.List;
import org.hengwei.database.Refusal;
import org.hengwei.database.Surroundings;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program. {@code bin/run} starts it. */
@SpringBootApplication
public class Hengwei {

    /** Serves until the process is asked to end; ends with 1 and one line on the console when the start is refused. */
    public static void main(String[] args) {
        try {
            new House().open(Surroundings.of(System.getenv(), List.of(args)));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            System.exit(1);
        }
    }
}
