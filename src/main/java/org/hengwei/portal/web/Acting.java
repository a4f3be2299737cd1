package org.hengwei.portal.web;

import java.util.function.Function;
import java.util.function.Supplier;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** How the portal's forms go: on to the next page, or the same page again with what was wrong. */
final class Acting {

    private Acting() {}

    static ModelAndView act(Supplier<String> next, Function<Refused, Page> again) {
        try {
            return Page.redirect(next.get());
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND || refused.kind() == Refused.Kind.FORBIDDEN) {
                throw refused;
            }
            return again.apply(refused).refused(refused);
        }
    }

    static @Nullable String given(Typed typed, String name) {
        var text = typed.text(name).strip();
        return text.isEmpty() ? null : text;
    }

    static @Nullable Boolean flag(Typed typed, String name) {
        var text = typed.text(name);
        return text.isEmpty() ? null : Boolean.valueOf(text);
    }

    /** @throws Refused when it is no number of one digit */
    static @Nullable Integer score(Typed typed) {
        var text = typed.text("score").strip();
        if (!text.isEmpty() && !text.matches("\\d")) {
            throw Refused.field("score", "feedback.refused.score");
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
