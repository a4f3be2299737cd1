package org.hengwei.people;

import java.time.Instant;
import java.util.List;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param roles role codes in the order of {@link Role}
 * @param departments codes
 * @param heads codes of the departments he is the head of
 * @param projects codes of the projects he is on
 * @param customer whose contact he is; null for staff
 * @param reportsTo login of his superior (R26)
 * @param program whether it is a program that comes in by token only
 * @param signsIn whether a password is set
 */
public record StaffView(
        String login,
        String name,
        Actor.Kind kind,
        boolean program,
        @Nullable String email,
        @Nullable String phone,
        String language,
        List<String> roles,
        List<String> departments,
        List<String> heads,
        List<String> projects,
        @Nullable String customer,
        @Nullable String reportsTo,
        boolean active,
        boolean signsIn,
        Instant createdAt,
        int version) {

    /** The person as other rooms and the journal point at him. */
    public Subject subject() {
        return new Subject("person", login);
    }
}
