package org.hengwei.approvals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One signature a round needs.
 *
 * @param role what the signature means, e.g. {@code AUTHOR}, {@code REVIEWER}, {@code APPROVER}; worded by
 *     {@code approvals.role.<ROLE>}
 * @param login who signs
 * @param dueAt until when; null when it need not be by a certain time
 */
public record Step(String role, String login, @Nullable Instant dueAt) {

    public static final String AUTHOR = "AUTHOR";
    public static final String REVIEWER = "REVIEWER";
    public static final String APPROVER = "APPROVER";

    public Step(String role, String login) {
        this(role, login, null);
    }
}
