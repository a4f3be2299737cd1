package org.hengwei.processes;

import java.time.LocalDate;
import java.util.List;
import org.hengwei.As;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.people.Process;

/** People and definitions for the room's tests. */
public final class SomeProcesses {

    public static final As ADMIN = As.staff("root", "ADMINISTRATOR");
    public static final As AUTHOR = As.staff("pr-wu", "OM_SUPERVISOR");
    public static final As REVIEWER = As.staff("pr-zhao", "PROJECT_MANAGER");
    public static final As APPROVER = As.staff("pr-lu", "GENERAL_MANAGER");
    public static final As QUALITY = As.staff("pr-qian", "QUALITY_ENGINEER");
    public static final As ENGINEER = As.staff("pr-sun", "FIRST_LINE");

    private SomeProcesses() {}

    public static void admit(People people) {
        ADMIN.run(() -> List.of(AUTHOR, REVIEWER, APPROVER, QUALITY, ENGINEER).stream()
                .map(As::actor)
                .filter(actor -> !people.exists(actor.login()))
                .forEach(actor -> people.admit(
                        AdmitPerson.staff(actor.login(), actor.name(), List.copyOf(actor.roles()), List.of()))));
    }

    static String code(String prefix) {
        return prefix + "-" + Long.toString(System.nanoTime(), 36).toUpperCase();
    }

    static DefinitionFacts process(String code) {
        return facts(code, DefinitionKind.PROCESS, null, "Look at it", List.of(), null, null);
    }

    static DefinitionFacts procedure(String code, String category) {
        return facts(
                code, DefinitionKind.PROCEDURE, Process.INCIDENT, "1. Ping\n2、Trace", List.of(category), null, null);
    }

    static DefinitionFacts facts(
            String code,
            DefinitionKind kind,
            Process process,
            String steps,
            List<String> categories,
            String note,
            LocalDate day) {
        return new DefinitionFacts(
                code,
                kind,
                process,
                "过程" + code,
                "Process " + code,
                "To know",
                null,
                null,
                null,
                null,
                null,
                steps,
                null,
                null,
                null,
                null,
                null,
                List.of("INC-01, QO-08"),
                null,
                categories,
                note,
                day);
    }
}
