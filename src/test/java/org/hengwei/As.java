package org.hengwei;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hengwei.shared.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Runs code as somebody: {@code As.staff("lin", "DESK_AGENT").run(() -> ...)}, {@code As.staff("lin", "DESK_AGENT").get(() -> ...)};
 * or a MockMvc request: {@code mvc.perform(get("/").with(As.staff("lin", "DESK_AGENT").request()))}. Nobody has to exist.
 */
public record As(Actor actor) {

    /** A member of staff without departments or projects. */
    public static As staff(String login, String... roles) {
        return new As(new Actor(Actor.Kind.STAFF, login, login, Set.of(roles), Set.of(), Set.of(), null, "zh-CN"));
    }

    /** A customer's contact. */
    public static As contact(String login, String customer) {
        return new As(new Actor(
                Actor.Kind.CONTACT, login, login, Set.of("CUSTOMER_CONTACT"), Set.of(), Set.of(), customer, "zh-CN"));
    }

    public As inDepartments(String... departments) {
        return with(Set.of(departments), actor.projects(), actor.language());
    }

    public As onProjects(String... projects) {
        return with(actor.departments(), Set.of(projects), actor.language());
    }

    public As speaking(String language) {
        return with(actor.departments(), actor.projects(), language);
    }

    private As with(Set<String> departments, Set<String> projects, String language) {
        return new As(new Actor(
                actor.kind(),
                actor.login(),
                actor.name(),
                actor.roles(),
                departments,
                projects,
                actor.customer(),
                language));
    }

    public void run(Runnable deed) {
        get(() -> {
            deed.run();
            return null;
        });
    }

    public <T> T get(Supplier<T> deed) {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication()));
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** For MockMvc; POST requests also need {@code .with(csrf())}. */
    public RequestPostProcessor request() {
        return SecurityMockMvcRequestPostProcessors.authentication(authentication());
    }

    private Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of());
    }
}
