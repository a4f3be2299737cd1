package org.hengwei.demo;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** Lets the people of the demo company act through the same door as everybody. */
final class Cast {

    private Cast() {}

    static void as(String login, Runnable deed) {
        as(login, () -> {
            deed.run();
            return Boolean.TRUE;
        });
    }

    static <T> T as(String login, Supplier<T> deed) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of())));
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
