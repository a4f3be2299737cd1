package org.hengwei.shared;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page or fragment to show: a JTE template with its parameters. {@code Page.of(ui, "incidents/queue").with("rows", rows)}.
 */
public final class Page extends ModelAndView {

    private Page(Ui ui, String template) {
        super(template);
        addObject("ui", ui);
    }

    public static Page of(Ui ui, String template) {
        return new Page(ui, template);
    }

    public static ModelAndView redirect(String path) {
        var view = new ModelAndView("redirect:" + path);
        view.setStatus(HttpStatus.SEE_OTHER);
        return view;
    }

    public Page with(String name, @Nullable Object value) {
        getModelMap().put(name, value);
        return this;
    }

    public Page status(HttpStatusCode status) {
        setStatus(status);
        return this;
    }

    /** The same page once more with what was wrong; the template has a parameter {@code refused}. */
    public Page refused(Refused refused) {
        return with("refused", refused)
                .status(HttpStatusCode.valueOf(refused.kind().status()));
    }

    Map<String, @Nullable Object> parameters() {
        return new HashMap<>(getModelMap());
    }
}
