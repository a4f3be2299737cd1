package org.hengwei.catalog.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.catalog.Signatories;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Role;
import org.hengwei.shared.Ui;

/** Codes with their words, as forms offer them. */
public final class Labels {

    private Labels() {}

    public static Map<String, String> of(Catalog catalog, ChoiceList list, Ui ui) {
        var options = new LinkedHashMap<String, String>();
        catalog.choices(list).forEach(one -> options.put(one.code(), label(list, one.code(), one.label(ui.chinese()))));
        return options;
    }

    private static String label(ChoiceList list, String code, String label) {
        return list == ChoiceList.CLASS ? code + " " + label : label;
    }

    public static Map<String, String> signatories(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        Signatories.all().forEach(code -> options.put(code, signatory(code, ui)));
        return options;
    }

    /** Who that is, e.g. the head of operations. */
    public static String signatory(String code, Ui ui) {
        if (code.equals(Signatories.HEAD)) {
            return ui.t("catalog.signatory.head");
        }
        if (code.startsWith(Signatories.HEAD + ":")) {
            return ui.t("catalog.signatory.head-of", ui.tOr("people.function." + code.substring(5), code.substring(5)));
        }
        return switch (code) {
            case "PROJECT_MANAGER" -> ui.t("catalog.signatory.own-manager");
            case "PROCESS_OWNER" -> ui.t("catalog.signatory.process-owner");
            default -> ui.tOr("people.role." + code, code);
        };
    }

    static Map<String, String> roles(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            if (role != Role.CUSTOMER_CONTACT) {
                options.put(role.name(), ui.tOr("people.role." + role, role.name()));
            }
        }
        return options;
    }

    static Map<String, String> functions(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        for (var function : DepartmentFunction.values()) {
            options.put(function.name(), ui.tOr("people.function." + function, function.name()));
        }
        return options;
    }
}
