package org.hengwei.people.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.hengwei.people.Account;
import org.hengwei.shared.Page;
import org.hengwei.shared.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Language and theme, also before anybody has signed in. */
@Controller
class Preferences {

    private static final int YEAR = 365 * 24 * 3600;

    private final Account account;

    Preferences(Account account) {
        this.account = account;
    }

    @PostMapping("/preferences/theme")
    ModelAndView theme(@RequestParam String theme, HttpServletRequest request, HttpServletResponse response) {
        keep(request, response, "theme", theme.equals("dark") ? "dark" : "light");
        return back(request);
    }

    @PostMapping("/preferences/language")
    ModelAndView language(
            Ui ui, @RequestParam String language, HttpServletRequest request, HttpServletResponse response) {
        var chosen = language.equals("en") ? "en" : "zh-CN";
        keep(request, response, HouseLocale.COOKIE, chosen);
        if (ui.actor() != null) {
            account.speak(chosen);
        }
        return back(request);
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static ModelAndView back(HttpServletRequest request) {
        return Page.redirect(ownPath(request.getHeader("Referer")));
    }

    /** Only the path of where he came from, so that nobody is sent out of the house. */
    private static String ownPath(@Nullable String referer) {
        if (referer == null) {
            return "/";
        }
        try {
            var from = URI.create(referer);
            var path = from.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return "/";
            }
            return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
