package org.hengwei.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.catalog.ItemFilter;
import org.hengwei.catalog.ItemReview;
import org.hengwei.catalog.ItemView;
import org.hengwei.catalog.Items;
import org.hengwei.deadlines.Calendars;
import org.hengwei.people.People;
import org.hengwei.people.Role;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Page;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/** Requestable items as people keep them. */
@Controller
class ItemPages {

    private static final int ROWS = 50;
    private static final Role[] PUBLISHERS = {
        Role.DEPUTY_MANAGER, Role.MANAGEMENT_REPRESENTATIVE, Role.OM_MANAGER, Role.ADMINISTRATOR
    };

    private final Items items;
    private final Catalog catalog;
    private final Calendars calendars;
    private final People people;
    private final Forms forms;

    ItemPages(Items items, Catalog catalog, Calendars calendars, People people, Forms forms) {
        this.items = items;
        this.catalog = catalog;
        this.calendars = calendars;
        this.people = people;
        this.forms = forms;
    }

    @GetMapping("/catalog/items")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        var cursor = typed.text("cursor");
        var filter = forms.read(typed, ItemFilter.class);
        var base = "/catalog/items?state=" + UriUtils.encode(typed.text("state"), UTF_8) + "&q="
                + UriUtils.encode(typed.text("q"), UTF_8) + "&";
        return Page.of(ui, "catalog/items")
                .with("slice", items.list(filter, cursor.isEmpty() ? null : cursor, ROWS, false))
                .with("typed", typed)
                .with("base", base);
    }

    @GetMapping("/catalog/items/new")
    ModelAndView blank(Ui ui) {
        return form(null, Typed.nothing().otherwise("calendar", "5X8").otherwise("target", "P3D"), ui);
    }

    @PostMapping("/catalog/items")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = ItemForm.compact(Typed.of(form));
        try {
            var made = items.draft(ItemForm.read(typed));
            return Page.redirect("/catalog/items/" + made.code());
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/catalog/items/{code}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(items.find(code), Typed.nothing(), "", ui);
    }

    private Page record(ItemView item, Typed typed, String tried, Ui ui) {
        return Page.of(ui, "catalog/item")
                .with("item", item)
                .with("typed", typed)
                .with("tried", tried)
                .with("category", label(ChoiceList.CATEGORY, item.facts().category(), ui))
                .with("standardClass", label(ChoiceList.CLASS, item.facts().standardClass(), ui))
                .with("staff", people.staff())
                .with("publishers", people.staff(PUBLISHERS))
                .with("names", people.names(logins(item)));
    }

    private @Nullable String label(ChoiceList list, @Nullable String code, Ui ui) {
        return code == null ? null : catalog.label(list, code, ui.chinese());
    }

    private static List<String> logins(ItemView item) {
        return item.editions().stream()
                .flatMap(one -> Stream.of(one.draftedBy(), one.publishedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @GetMapping("/catalog/items/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var item = items.find(code);
        return form(item, ItemForm.show(item.facts(), item.version()), ui);
    }

    @PostMapping("/catalog/items/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = ItemForm.compact(Typed.of(form));
        try {
            items.change(code, Versions.of(typed.text("version")), ItemForm.read(typed));
            return Page.redirect("/catalog/items/" + code);
        } catch (Refused refused) {
            return form(items.find(code), typed, ui).refused(refused);
        }
    }

    @PostMapping("/catalog/items/{code}/review")
    ModelAndView review(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            items.review(code, Versions.of(typed.text("version")), forms.read(typed, ItemReview.class));
            return Page.redirect("/catalog/items/" + code);
        } catch (Refused refused) {
            return record(items.find(code), typed, "review", ui).refused(refused);
        }
    }

    @PostMapping("/catalog/items/{code}/retirement")
    ModelAndView retire(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            items.retire(code, Versions.of(typed.text("version")), typed.text("reason"));
            return Page.redirect("/catalog/items/" + code);
        } catch (Refused refused) {
            return record(items.find(code), typed, "retirement", ui).refused(refused);
        }
    }

    private Page form(@Nullable ItemView item, Typed typed, Ui ui) {
        return Page.of(ui, "catalog/item-form")
                .with("item", item)
                .with("typed", typed)
                .with("fields", ItemForm.rows(typed, "form") + 4)
                .with("tasks", ItemForm.rows(typed, "tasks") + 3)
                .with("services", services(ui))
                .with("classes", Labels.of(catalog, ChoiceList.CLASS, ui))
                .with("categories", Labels.of(catalog, ChoiceList.CATEGORY, ui))
                .with("calendars", calendars(ui))
                .with("signatories", Labels.signatories(ui))
                .with("roles", Labels.roles(ui))
                .with("functions", Labels.functions(ui));
    }

    private Map<String, String> services(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        catalog.services().forEach(one -> options.put(one.code(), one.code() + " " + one.label(ui.chinese())));
        return options;
    }

    private Map<String, String> calendars(Ui ui) {
        var options = new LinkedHashMap<String, String>();
        calendars.all().forEach(one -> options.put(one.code(), ui.pick(one.nameZh(), one.nameEn())));
        return options;
    }
}
