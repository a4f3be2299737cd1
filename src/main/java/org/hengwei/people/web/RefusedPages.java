package org.hengwei.people.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hengwei.people.Refusals;
import org.hengwei.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where filters forward what they refuse; asked for directly there is nothing here. */
@Controller
class RefusedPages {

    @RequestMapping({"/refused", "/api/refused"})
    void refuse(HttpServletRequest request) {
        throw request.getAttribute(Refusals.REFUSED) instanceof Refused refused
                ? refused
                : Refused.notFound(request.getRequestURI());
    }
}
