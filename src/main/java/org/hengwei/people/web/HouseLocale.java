package org.hengwei.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.hengwei.shared.Access;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of an answer. Pages: the user's own, else the one chosen before sign-in, else the browser's. API: what the
 * caller accepts, else his own. Chinese when nothing else is said.
 */
@Component("localeResolver")
class HouseLocale implements LocaleResolver {

    static final String COOKIE = "language";
    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private final Access access;

    HouseLocale(Access access) {
        this.access = access;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var accepted = accepted(request);
        if (request.getRequestURI().startsWith("/api/") && accepted != null) {
            return accepted;
        }
        var own = own();
        if (own != null) {
            return spoken(own);
        }
        var chosen = WebUtils.getCookie(request, COOKIE);
        return chosen != null ? spoken(chosen.getValue()) : accepted != null ? accepted : Locale.SIMPLIFIED_CHINESE;
    }

    private static Locale spoken(String tag) {
        return tag.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    private static @Nullable Locale accepted(HttpServletRequest request) {
        var header = request.getHeader("Accept-Language");
        if (header == null || header.isBlank()) {
            return null;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return best == null ? null : spoken(best.getLanguage());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable String own() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return null;
        }
        try {
            return access.actor().language();
        } catch (Refused e) {
            return null;
        }
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("chosen at /preferences/language");
    }
}
