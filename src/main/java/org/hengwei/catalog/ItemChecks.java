package org.hengwei.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Target;
import org.hengwei.people.DepartmentFunction;
import org.hengwei.people.Role;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an item makes sense: everything that is wrong with it at once. */
@Component
class ItemChecks {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final int MOST_FIELDS = 60;

    private final Catalog catalog;
    private final Calendars calendars;
    private final Access access;

    ItemChecks(Catalog catalog, Calendars calendars, Access access) {
        this.catalog = catalog;
        this.calendars = calendars;
        this.access = access;
    }

    /** Field problems are named {@code form[2].options} and so on, counting from 0. */
    Checks of(ItemFacts facts) {
        var checks = new Checks()
                .present(facts.name(), "name")
                .atMost(facts.name(), 120, "name")
                .atMost(facts.nameEn(), 120, "nameEn")
                .atMost(facts.brief(), 2_000, "brief")
                .atMost(facts.briefEn(), 2_000, "briefEn")
                .present(facts.target(), "target")
                .that(target(facts.target()), "target", "deadlines.target.malformed", String.valueOf(facts.target()))
                .present(facts.calendar(), "calendar")
                .that(calendar(facts.calendar()), "calendar", "catalog.refused.calendar-unknown")
                .that(listed(ChoiceList.CLASS, facts.standardClass()), "standardClass", "catalog.refused.class-unknown")
                .that(listed(ChoiceList.CATEGORY, facts.category()), "category", "catalog.refused.category-unknown")
                .that(
                        facts.service() == null
                                || catalog.service(facts.service()).isPresent(),
                        "service",
                        "catalog.refused.service-unknown",
                        String.valueOf(facts.service()))
                .that(facts.form().size() <= MOST_FIELDS, "form", "catalog.refused.form-long", MOST_FIELDS)
                .that(facts.approval().stream().allMatch(Signatories::known), "approval", "catalog.refused.signatory")
                .that(
                        Set.copyOf(facts.approval()).size() == facts.approval().size(),
                        "approval",
                        "catalog.refused.signatory-twice");
        form(checks, facts.form());
        tasks(checks, facts.tasks());
        return checks;
    }

    private static boolean target(@Nullable String text) {
        try {
            return text == null || text.isBlank() || Target.parse(text) != null;
        } catch (Refused e) {
            return false;
        }
    }

    private boolean calendar(@Nullable String code) {
        return code == null
                || code.isBlank()
                || access.byRule("catalog.rule.item", () -> calendars.all()).stream()
                        .anyMatch(one -> one.code().equals(code));
    }

    private boolean listed(ChoiceList list, @Nullable String code) {
        return code == null || catalog.find(list, code).isPresent();
    }

    private static void form(Checks checks, List<FormField> form) {
        var earlier = new HashSet<String>();
        for (var i = 0; i < form.size(); i++) {
            field(checks, "form[" + i + "].", form.get(i), earlier);
            earlier.add(String.valueOf(form.get(i).name()));
        }
    }

    private static void field(Checks checks, String at, FormField field, Set<String> earlier) {
        var name = String.valueOf(field.name());
        var when = field.showWhen();
        checks.that(NAME.matcher(name).matches(), at + "name", "catalog.refused.field-name", name)
                .that(!earlier.contains(name), at + "name", "catalog.refused.field-twice", name)
                .that(field.type() != null, at + "type", "catalog.refused.field-type", name)
                .present(field.label(), at + "label")
                .atMost(field.label(), 120, at + "label")
                .atMost(field.labelEn(), 120, at + "labelEn")
                .that(
                        field.type() != FieldType.CHOICE || !field.options().isEmpty(),
                        at + "options",
                        "catalog.refused.field-options",
                        name)
                .that(
                        field.min() == null
                                || field.max() == null
                                || field.min().compareTo(field.max()) <= 0,
                        at + "min",
                        "catalog.refused.field-range",
                        name)
                .that(
                        when == null || earlier.contains(when.field()),
                        at + "showWhen",
                        "catalog.refused.field-condition",
                        name);
    }

    private static void tasks(Checks checks, List<ItemTask> tasks) {
        for (var i = 0; i < tasks.size(); i++) {
            var at = "tasks[" + i + "].";
            var task = tasks.get(i);
            checks.present(task.name(), at + "name")
                    .atMost(task.name(), 120, at + "name")
                    .that(task.role() == null || Role.exists(task.role()), at + "role", "catalog.refused.task-role")
                    .that(
                            task.function() == null || DepartmentFunction.exists(task.function()),
                            at + "function",
                            "catalog.refused.task-function");
        }
    }
}
