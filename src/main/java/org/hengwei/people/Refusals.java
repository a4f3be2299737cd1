package org.hengwei.people;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.shared.Refused;
import org.springframework.stereotype.Component;

/** Lets a filter refuse with the same problem detail or problem page as everything else. */
@Component
public class Refusals {

    /** Name of the request attribute under which the page finds the refusal. */
    public static final String REFUSED = "hengwei.refused";

    /** Answers with the refusal. */
    public void answer(HttpServletRequest request, HttpServletResponse response, Refused refused)
            throws ServletException, IOException {
        request.setAttribute(REFUSED, refused);
        response.setStatus(refused.kind().status());
        var path = request.getRequestURI().startsWith("/api/") ? "/api/refused" : "/refused";
        request.getRequestDispatcher(path).forward(request, response);
    }
}
