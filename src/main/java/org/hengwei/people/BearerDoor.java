package org.hengwei.people;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a program in by its bearer token. No session is made and none is looked at. */
final class BearerDoor extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Tokens tokens;
    private final Actors actors;
    private final Refusals refusals;

    BearerDoor(Tokens tokens, Actors actors, Refusals refusals) {
        this.tokens = tokens;
        this.actors = actors;
        this.refusals = refusals;
    }

    static boolean carriesToken(HttpServletRequest request) {
        return secret(request) != null;
    }

    private static @Nullable String secret(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !carriesToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var secret = secret(request);
        var bearer = secret == null ? null : tokens.find(secret).orElse(null);
        var known = bearer == null ? null : actors.find(bearer.login()).orElse(null);
        if (bearer == null || known == null || !known.active()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            refusals.answer(request, response, Refused.unauthenticated());
            return;
        }
        if (bearer.scope() == TokenScope.READ && !READING.contains(request.getMethod())) {
            refusals.answer(request, response, Refused.forbidden("people.token.reads-only"));
            return;
        }
        if (tokens.dueToBeNoted(bearer.id())) {
            tokens.used(bearer.id());
        }
        var authentication = UsernamePasswordAuthenticationToken.authenticated(bearer.login(), null, List.of());
        authentication.setDetails("token:" + bearer.id());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        chain.doFilter(request, response);
    }
}
