package org.hengwei.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.hengwei.people.Refusals;
import org.hengwei.shared.Refused;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Honours {@code Idempotency-Key} on POST: the same caller, path, key and body gets the same answer for a day. What the
 * request did and the answer kept commit together, so that even after a crash in between nothing is done twice.
 */
final class OnceOnly extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Refusals refusals;
    private final Answers answers;

    OnceOnly(Refusals refusals, Answers answers) {
        this.refusals = refusals;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = String.valueOf(request.getHeader(HEADER)).strip();
        if (!KEY.matcher(key).matches()) {
            refusals.answer(request, response, Refused.invalid("api.idempotency.key"));
            return;
        }
        var body = ReadBody.isMultipart(request)
                ? ("multipart " + request.getContentLengthLong()).getBytes(java.nio.charset.StandardCharsets.UTF_8)
                : request.getInputStream().readAllBytes();
        var again = ReadBody.isMultipart(request) ? request : new ReadBody(request, body);
        var asked = new Answers.Asked(Caller.name(), request.getRequestURI(), key, digest(body));
        var buffered = new ContentCachingResponseWrapper(response);
        try {
            answers.once(asked, buffered, () -> chain.doFilter(again, buffered));
        } catch (Refused refused) {
            refusals.answer(request, response, refused);
            return;
        }
        buffered.copyBodyToResponse();
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
