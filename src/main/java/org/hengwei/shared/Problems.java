package org.hengwei.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Turns whatever went wrong into a problem detail (API) or the problem page, in the caller's language. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final MessageSource messages;
    private final UiFactory ui;

    Problems(MessageSource messages, UiFactory ui) {
        this.messages = messages;
        this.ui = ui;
    }

    @ExceptionHandler
    Object refused(Refused refused, HttpServletRequest request) {
        return answer(request, refused.kind().status(), refused.problems());
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(request, 413, List.of(new Refused.Problem(null, "shared.refused.too-large")));
    }

    @ExceptionHandler
    Object noFile(MultipartException e, HttpServletRequest request) {
        return answer(request, 415, List.of(new Refused.Problem(null, keyOf(415))));
    }

    @ExceptionHandler
    Object anything(Exception e, HttpServletRequest request) {
        if (e instanceof org.springframework.security.access.AccessDeniedException denied) {
            throw denied;
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = known.getStatusCode().value();
            return answer(request, status, List.of(new Refused.Problem(null, keyOf(status))));
        }
        if (e instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
            return answer(request, 400, List.of(new Refused.Problem(null, "shared.refused.unreadable")));
        }
        if (e instanceof org.springframework.beans.TypeMismatchException mismatch) {
            return answer(
                    request, 422, List.of(new Refused.Problem(mismatch.getPropertyName(), "shared.refused.malformed")));
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(request, 500, List.of(new Refused.Problem(null, "shared.refused.failed")));
    }

    private static String keyOf(int status) {
        return switch (status) {
            case 404 -> "shared.refused.no-page";
            case 405 -> "shared.refused.method";
            case 413 -> "shared.refused.too-large";
            case 415 -> "shared.refused.media-type";
            default -> "shared.refused.unreadable";
        };
    }

    private Object answer(HttpServletRequest request, int status, List<Refused.Problem> problems) {
        return request.getRequestURI().startsWith("/api/")
                ? problem(request, status, problems)
                : page(request, status, problems);
    }

    private ModelAndView page(HttpServletRequest request, int status, List<Refused.Problem> problems) {
        var view = ui.of(request);
        return Page.of(view, request.getHeader("HX-Request") == null ? "shared/problem" : "shared/problem-notice")
                .with("status", status)
                .with(
                        "reasons",
                        problems.stream().map(p -> view.t(p.key(), p.args())).toList())
                .status(HttpStatus.valueOf(status));
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, int status, List<Refused.Problem> problems) {
        var locale = RequestContextUtils.getLocale(request);
        var first = problems.getFirst();
        var detail = ProblemDetail.forStatus(status);
        detail.setType(URI.create("urn:hengwei:problem:" + first.key()));
        detail.setTitle(text("shared.status." + status, locale));
        detail.setDetail(text(first.key(), locale, first.args()));
        if (status == 422) {
            detail.setProperty(
                    "errors", problems.stream().map(p -> error(p, locale)).toList());
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private Map<String, String> error(Refused.Problem problem, Locale locale) {
        return Map.of(
                "field", Objects.requireNonNullElse(problem.field(), ""),
                "code", problem.key(),
                "message", text(problem.key(), locale, problem.args()));
    }

    private String text(String key, Locale locale, @Nullable Object... args) {
        return Objects.requireNonNull(messages.getMessage(key, args, key, locale));
    }
}
