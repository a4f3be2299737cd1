package org.hengwei.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A department as it is to be.
 *
 * @param code 1 to 20 of A–Z, 0–9, dash; stays for ever
 * @param functions names of {@link DepartmentFunction}; at least one
 * @param version the one it was read with; null when new, or to change whatever is there
 */
public record ShapeDepartment(
        String code,
        String name,
        @Nullable String parent,
        List<String> functions,
        boolean active,
        @Nullable Integer version) {

    public ShapeDepartment(String code, String name, DepartmentFunction... functions) {
        this(
                code,
                name,
                null,
                java.util.Arrays.stream(functions).map(Enum::name).toList(),
                true,
                null);
    }
}
