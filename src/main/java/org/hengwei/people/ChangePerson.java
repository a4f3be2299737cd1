package org.hengwei.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a person's entry; everything is given, also what stays.
 *
 * @param version the one it was read with, or null to change whatever is there
 */
public record ChangePerson(
        String login,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String language,
        List<String> roles,
        List<String> departments,
        List<String> heads,
        @Nullable String reportsTo,
        boolean active,
        @Nullable Integer version) {}
