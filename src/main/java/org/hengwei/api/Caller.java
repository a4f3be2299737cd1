package org.hengwei.api;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who calls, as limits and kept answers tell callers apart: a token, or a login. */
final class Caller {

    private Caller() {}

    static String name() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            return "nobody";
        }
        return who.getDetails() instanceof String token && token.startsWith("token:")
                ? token
                : "login:" + who.getName();
    }
}
