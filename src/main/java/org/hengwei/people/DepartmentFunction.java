package org.hengwei.people;

import java.util.Arrays;

/** What a department is for. Rules are bound to these, never to a department's name (R1); a department may have several. */
public enum DepartmentFunction {
    MANAGEMENT,
    QUALITY,
    OPERATIONS,
    PROJECT_MANAGEMENT,
    SERVICE_DESK,
    COMMERCE,
    PURCHASING,
    HR,
    RESEARCH,
    SOFTWARE_DEVELOPMENT,
    OTHER;

    /** Whether a function of that code exists. */
    public static boolean exists(String code) {
        return Arrays.stream(values()).anyMatch(function -> function.name().equals(code));
    }
}
