package org.hengwei.people;

import java.util.List;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A department.
 *
 * @param heads logins of those who lead it
 * @param members how many active people belong to it
 */
public record DepartmentView(
        String code,
        String name,
        @Nullable String parent,
        List<DepartmentFunction> functions,
        List<String> heads,
        int members,
        boolean active,
        int version) {

    public Subject subject() {
        return new Subject("department", code);
    }
}
