package org.hengwei.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hengwei.people.Refusals;
import org.hengwei.shared.Refused;
import org.springframework.web.filter.OncePerRequestFilter;

/** At most so many requests a minute per caller and node; the minute begins with the caller's first request. */
final class RateLimit extends OncePerRequestFilter {

    private final Cache<String, AtomicInteger> minute = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    private final Refusals refusals;
    private final int perMinute;

    RateLimit(Refusals refusals, int perMinute) {
        this.refusals = refusals;
        this.perMinute = perMinute;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var made = minute.get(Caller.name(), caller -> new AtomicInteger()).incrementAndGet();
        if (made > perMinute) {
            response.setHeader("Retry-After", "60");
            refusals.answer(request, response, Refused.tooMany("api.rate", perMinute));
            return;
        }
        chain.doFilter(request, response);
    }
}
