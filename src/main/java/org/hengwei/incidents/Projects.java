package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an incident copies from its project as of the report. */
@Component
class Projects {

    record Facts(
            String code,
            @Nullable String customer,
            @Nullable String department,
            boolean resident) {}

    Facts of(String code) {
        return new Facts(code, null, null, false);
    }
}
