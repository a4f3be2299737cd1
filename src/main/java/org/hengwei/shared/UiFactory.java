package org.hengwei.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Ui} of a request. */
@Component
public class UiFactory {

    private final MessageSource messages;
    private final Access access;
    private final CompanyZone zone;
    private final List<NavItem> nav;

    UiFactory(MessageSource messages, Access access, CompanyZone zone, ObjectProvider<NavItem> nav) {
        this.messages = messages;
        this.access = access;
        this.zone = zone;
        this.nav = nav.stream()
                .sorted(Comparator.comparing(NavItem::group).thenComparing(NavItem::order))
                .toList();
    }

    public Ui of(HttpServletRequest request) {
        var actor = signedIn() ? access.actor() : null;
        var shown = actor == null
                ? List.<NavItem>of()
                : nav.stream()
                        .filter(i -> i.forContacts() == actor.isContact())
                        .filter(i -> i.permission() == null || access.may(i.permission()))
                        .toList();
        return new Ui(
                messages,
                RequestContextUtils.getLocale(request),
                zoneOf(request),
                access,
                actor,
                request.getRequestURI(),
                csrf(request),
                cookie(request, "theme").filter("dark"::equals).orElse("light"),
                shown);
    }

    private static boolean signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    private ZoneId zoneOf(HttpServletRequest request) {
        try {
            return cookie(request, "zone").map(ZoneId::of).orElse(zone.id());
        } catch (DateTimeException e) {
            return zone.id();
        }
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute("_csrf") instanceof CsrfToken token ? token.getToken() : "";
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
