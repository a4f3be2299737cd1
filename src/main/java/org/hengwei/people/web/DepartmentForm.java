package org.hengwei.people.web;

import java.util.List;
import org.hengwei.people.ShapeDepartment;
import org.jspecify.annotations.Nullable;

/** A department as typed. */
public record DepartmentForm(
        @Nullable String code,
        @Nullable String name,
        @Nullable String parent,
        @Nullable List<String> functions,
        @Nullable Boolean active,
        @Nullable Integer version) {

    ShapeDepartment shape() {
        return new ShapeDepartment(
                code == null ? "" : code.strip(),
                name == null ? "" : name,
                parent,
                functions == null ? List.of() : functions,
                Boolean.TRUE.equals(active),
                version);
    }

    /** For templates. */
    public List<String> chosen() {
        return functions == null ? List.of() : functions;
    }
}
