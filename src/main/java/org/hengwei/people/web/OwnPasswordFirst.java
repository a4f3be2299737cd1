package org.hengwei.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.people.People;
import org.hengwei.shared.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who came in with a password another person chose sees nothing but the form for his own, and over the API does nothing but
 * choose it. A token is no password: it stays what it was given for.
 */
@Component
class OwnPasswordFirst implements HandlerInterceptor, WebMvcConfigurer {

    private final ObjectProvider<People> people;

    OwnPasswordFirst(ObjectProvider<People> people) {
        this.people = people;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/**")
                .excludePathPatterns(
                        "/account",
                        "/account/password",
                        "/preferences/**",
                        "/sign-in",
                        "/sign-out",
                        "/api/refused",
                        "/api/v1/health",
                        "/api/v1/account/password",
                        "/assets/**",
                        "/webjars/**",
                        "/error",
                        "/refused",
                        "/notices/bell");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (carriesToken(request) || !signedInByPassword() || !mustChange()) {
            return true;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            throw Refused.forbidden("people.refused.own-password-first");
        }
        response.sendRedirect("/account");
        return false;
    }

    private static boolean carriesToken(HttpServletRequest request) {
        var authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean signedInByPassword() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.isAuthenticated()
                && !(who instanceof AnonymousAuthenticationToken)
                && who.getPrincipal() instanceof String;
    }

    private boolean mustChange() {
        try {
            return people.getObject().mustChangePassword();
        } catch (Refused e) {
            return false;
        }
    }
}
