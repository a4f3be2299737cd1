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

/** Who came in with a password another person chose sees nothing but the form for his own. */
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
                        "/account/**",
                        "/preferences/**",
                        "/sign-in",
                        "/sign-out",
                        "/api/**",
                        "/assets/**",
                        "/webjars/**",
                        "/error",
                        "/refused",
                        "/notices/bell");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!signedInByPassword() || !mustChange()) {
            return true;
        }
        response.sendRedirect("/account");
        return false;
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
