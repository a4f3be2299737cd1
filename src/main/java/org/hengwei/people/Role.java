package org.hengwei.people;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person does in the service organisation; he may hold several. What each may do stands in {@code permissions/*.csv}. */
public enum Role {
    GENERAL_MANAGER,
    DEPUTY_MANAGER,
    MANAGEMENT_REPRESENTATIVE,
    QUALITY_MANAGER,
    QUALITY_ENGINEER,
    OM_MANAGER,
    OM_SUPERVISOR,
    OPERATIONS_GM,
    PROJECT_MANAGER,
    DESK_AGENT,
    FIRST_LINE,
    SECOND_LINE,
    PROCESS_OWNER,
    AUDITOR,
    SPARE_KEEPER,
    KNOWLEDGE_ADMIN,
    HR,
    COMMERCE,
    RESEARCH,
    DOCUMENT_CONTROLLER,
    ADMINISTRATOR,
    CUSTOMER_CONTACT;

    private static final Set<String> NAMES =
            Arrays.stream(values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    /** Whether a role of that code exists. */
    public static boolean exists(String code) {
        return NAMES.contains(code);
    }
}
