package org.hengwei.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A customer's contact has the portal; the company's own pages are refused to him, whatever each of them would show. Its front door
 * and the records he knows lead to their pages in the portal, so that a link in a notice opens the same thing for both.
 */
@Component
class ContactsAtPortal implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern KNOWN =
            Pattern.compile("/(incidents/INC-\\d{6,18}|requests/REQ-\\d{6,18}|complaints/CP-\\d{6,18})");

    /** His own account, inbox, files and forms to answer, and what has no person in it. */
    private static final List<String> OPEN = List.of(
            "/portal",
            "/account",
            "/preferences",
            "/notices",
            "/attachments",
            "/surveys/mine",
            "/s",
            "/sign-in",
            "/sign-out",
            "/refused",
            "/error",
            "/api",
            "/assets",
            "/webjars",
            "/favicon.ico");

    private final ObjectProvider<Access> access;

    ContactsAtPortal(ObjectProvider<Access> access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var path = request.getRequestURI();
        if (OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/")) || !contact()) {
            return true;
        }
        if (request.getMethod().equals("GET") && path.equals("/")) {
            response.sendRedirect("/portal");
            return false;
        }
        if (request.getMethod().equals("GET") && KNOWN.matcher(path).matches()) {
            response.sendRedirect("/portal" + path);
            return false;
        }
        throw Refused.forbidden("portal.refused.staff-page");
    }

    private boolean contact() {
        try {
            return access.getObject().actor().isContact();
        } catch (Refused nobody) {
            return false;
        }
    }
}
