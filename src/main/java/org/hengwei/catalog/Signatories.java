package org.hengwei.catalog;

import java.util.ArrayList;
import java.util.List;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Role;

/**
 * Who can be named to agree to a request: a role ({@code OM_MANAGER}; {@code PROJECT_MANAGER} is the project's own,
 * {@code PROCESS_OWNER} that of the process of requests), or by a department's function its head ({@code HEAD:OPERATIONS}), the
 * project's own department being {@code HEAD}.
 */
public final class Signatories {

    public static final String HEAD = "HEAD";

    private Signatories() {}

    /** All that can be named, in a lasting order. */
    public static List<String> all() {
        var all = new ArrayList<String>();
        for (var role : Role.values()) {
            if (role != Role.CUSTOMER_CONTACT && role != Role.ADMINISTRATOR) {
                all.add(role.name());
            }
        }
        all.add(HEAD);
        for (var function : DepartmentFunction.values()) {
            all.add(HEAD + ":" + function.name());
        }
        return all;
    }

    static boolean known(String signatory) {
        return all().contains(signatory);
    }
}
