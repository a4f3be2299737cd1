package org.hengwei.customers.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.customers.Filing;
import org.hengwei.customers.ServiceMode;
import org.hengwei.customers.SourceKind;
import org.hengwei.customers.Tier;
import org.hengwei.shared.Ui;

/** What the forms' choices offer, value to label, in the reader's language. */
public final class Options {

    private Options() {}

    public static Map<String, String> active(Ui ui) {
        return ordered("true", ui.t("customers.state.ACTIVE"), "false", ui.t("customers.state.INACTIVE"));
    }

    public static Map<String, String> yes(Ui ui) {
        return ordered("true", ui.t("shared.yes"), "false", ui.t("shared.no"));
    }

    public static Map<String, String> no(Ui ui) {
        return ordered("false", ui.t("shared.no"), "true", ui.t("shared.yes"));
    }

    public static Map<String, String> modes(Ui ui) {
        return words(ServiceMode.values(), ui);
    }

    public static Map<String, String> tiers(Ui ui) {
        return words(Tier.values(), ui);
    }

    public static Map<String, String> sources(Ui ui) {
        return words(SourceKind.values(), ui);
    }

    public static Map<String, String> stages(Ui ui) {
        return words(Filing.Stage.values(), ui);
    }

    public static Map<String, String> costKinds(Ui ui) {
        return words(Filing.CostKind.values(), ui);
    }

    public static Map<String, String> grades(Ui ui) {
        return words(Filing.Grade.values(), ui);
    }

    /** 1 (highest) to 4. */
    public static Map<String, String> levels(Ui ui) {
        var levels = new LinkedHashMap<String, String>();
        for (var level = 1; level <= 4; level++) {
            levels.put(Integer.toString(level), ui.t("customers.level." + level));
        }
        return levels;
    }

    private static Map<String, String> words(Enum<?>[] values, Ui ui) {
        var words = new LinkedHashMap<String, String>();
        Arrays.stream(values).forEach(value -> words.put(value.name(), ui.t("customers.value." + value.name())));
        return words;
    }

    private static Map<String, String> ordered(String first, String label, String second, String other) {
        var options = new LinkedHashMap<String, String>();
        options.put(first, label);
        options.put(second, other);
        return options;
    }
}
