package org.hengwei.incidents;

import org.jspecify.annotations.Nullable;

/**
 * To whom an incident goes: a person, a team (department code), or only a tier.
 *
 * @param tier null leaves the tier, or follows from the person
 */
public record AssignIncident(
        @Nullable Tier tier,
        @Nullable String team,
        @Nullable String assignee) {

    boolean names() {
        return tier != null || team != null || assignee != null;
    }
}
