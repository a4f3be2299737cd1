package org.hengwei.catalog.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.shared.Ui;

/** Yes or no as a form offers it. */
public final class YesNo {

    private YesNo() {}

    public static Map<String, String> options(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        options.put("true", ui.t("shared.yes"));
        options.put("false", ui.t("shared.no"));
        return options;
    }
}
