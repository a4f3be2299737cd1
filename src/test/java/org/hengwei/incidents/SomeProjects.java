package org.hengwei.incidents;

import org.hengwei.As;
import org.hengwei.customers.CustomerProjects;

/** Projects to report incidents for. */
public final class SomeProjects {

    private SomeProjects() {}

    /** Without contract and agreement. */
    public static void delivering(CustomerProjects projects, String... codes) {
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            for (var code : codes) {
                projects.forImport(code, code, "test");
            }
        });
    }
}
