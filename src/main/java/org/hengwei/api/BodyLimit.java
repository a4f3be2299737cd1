package org.hengwei.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.people.Refusals;
import org.hengwei.shared.Refused;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too large before they are read; files have a limit of their own. */
final class BodyLimit extends OncePerRequestFilter {

    private final Refusals refusals;
    private final int kilobytes;

    BodyLimit(Refusals refusals, int kilobytes) {
        this.refusals = refusals;
        this.kilobytes = kilobytes;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ReadBody.isMultipart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = kilobytes * 1024;
        if (request.getContentLengthLong() > limit) {
            refusals.answer(request, response, Refused.tooLarge("api.body.large", kilobytes));
            return;
        }
        if (request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refusals.answer(request, response, Refused.tooLarge("api.body.large", kilobytes));
            return;
        }
        chain.doFilter(new ReadBody(request, body), response);
    }
}
