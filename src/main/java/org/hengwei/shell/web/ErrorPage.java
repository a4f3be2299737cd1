package org.hengwei.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last answer, for what went wrong before any room was asked; it tells nothing internal. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    Object error(Ui ui, HttpServletRequest request) {
        var status = status(request);
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path != null && path.toString().startsWith("/api/")) {
            var problem = ProblemDetail.forStatus(status);
            problem.setTitle(ui.tOr("shared.status." + status.value(), status.getReasonPhrase()));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        var reason = ui.t(status == HttpStatus.NOT_FOUND ? "shared.refused.no-page" : "shared.refused.failed");
        return Page.of(ui, "shared/problem")
                .with("status", status.value())
                .with("reasons", List.of(reason))
                .status(status);
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
