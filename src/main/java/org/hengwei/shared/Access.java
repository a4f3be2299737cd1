package org.hengwei.shared;

import java.util.Set;
import java.util.function.Supplier;

/**
 * The one door. Each public verb of a room asks it first, so page, API, mail and job all pass the same check.
 * Implemented by the room {@code people}.
 */
public interface Access {

    /** Who acts now; refused as unauthenticated when nobody is signed in and no rule of the house acts. */
    Actor actor();

    /** The actor, if he holds the permission with any reach at all; refused as forbidden otherwise. */
    Actor demand(Permission permission);

    /** The actor, if his permission reaches this place. Hidden things are refused as not found by {@link #reveal}. */
    Actor demand(Permission permission, Whereabouts place);

    boolean may(Permission permission, Whereabouts place);

    boolean may(Permission permission);

    Visibility visibility(Permission permission);

    /** The place if the actor may see it; otherwise refused as not found, so that nothing leaks about what exists. */
    default void reveal(Permission read, Whereabouts place, Subject subject) {
        if (!visibility(read).sees(place)) {
            throw Refused.notFound(subject.code());
        }
    }

    /**
     * Runs a deed that a rule of the house demands: its permission checks pass. The actor stays the person whose act set the
     * rule off, or is the house itself (named by the rule) when nobody is signed in.
     */
    <T> T byRule(String rule, Supplier<T> deed);

    default void byRule(String rule, Runnable deed) {
        byRule(rule, () -> {
            deed.run();
            return Boolean.TRUE;
        });
    }

    /** Logins of staff that hold a role, e.g. to tell them something. */
    Set<String> holders(String role);
}
