package org.hengwei.processes;

import java.util.Map;
import org.hengwei.people.Departments;
import org.hengwei.people.Process;
import org.hengwei.processes.db.DefinitionRecord;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who owns a definition: the owner of the house's process it belongs to (R27), else the one named for it. */
@Component
class Owners {

    private final Departments departments;

    Owners(Departments departments) {
        this.departments = departments;
    }

    /** Owners as of one moment, for many definitions. */
    record Known(Map<Process, String> byProcess) {

        @Nullable
        String of(DefinitionRecord row) {
            var process = process(row);
            return process == null ? row.getOwner() : byProcess.get(process);
        }
    }

    Known known() {
        return new Known(departments.owners());
    }

    @Nullable
    String of(DefinitionRecord row) {
        return process(row) == null ? row.getOwner() : known().of(row);
    }

    /** Where it belongs: to its owner. */
    Whereabouts place(DefinitionRecord row) {
        var owner = of(row);
        return owner == null ? Whereabouts.nowhere() : Whereabouts.ofPerson(owner);
    }

    static @Nullable Process process(DefinitionRecord row) {
        var name = row.getProcess();
        return name == null ? null : Process.valueOf(name);
    }
}
