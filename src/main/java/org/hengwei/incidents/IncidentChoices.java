package org.hengwei.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hengwei.catalog.Catalog;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.customers.ContactView;
import org.hengwei.customers.Customers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What can be chosen in the forms: code to label, in order. An empty choice means that anything may be typed. */
@Service
public class IncidentChoices {

    private final Catalog catalog;
    private final Customers customers;
    private final Staff staff;

    IncidentChoices(Catalog catalog, Customers customers, Staff staff) {
        this.catalog = catalog;
        this.customers = customers;
        this.staff = staff;
    }

    /** Projects the actor may see, or only those of one customer. */
    public Map<String, String> projects(@Nullable String customer) {
        var projects = customer == null ? customers.projects() : customers.projectsOfCustomer(customer);
        var labels = new LinkedHashMap<String, String>();
        projects.stream()
                .filter(project -> project.open())
                .forEach(project -> labels.put(project.code(), project.code() + " " + project.name()));
        return labels;
    }

    /** Its name beside its code, for reading. */
    public String project(String code) {
        return customers
                .findProject(code)
                .map(project -> code + " " + project.name())
                .orElse(code);
    }

    public String customer(String code) {
        return customers.customerNames(java.util.List.of(code)).getOrDefault(code, code);
    }

    /** Who calls from this number, if the customers' books know him. */
    public @Nullable ContactView caller(String phone) {
        return customers.contactsByPhone(phone).stream().findFirst().orElse(null);
    }

    public Map<String, String> services(boolean chinese) {
        var labels = new LinkedHashMap<String, String>();
        catalog.services().forEach(service -> labels.put(service.code(), service.label(chinese)));
        return labels;
    }

    public Map<String, String> categories(boolean chinese) {
        return labels(ChoiceList.CATEGORY, chinese);
    }

    public Map<String, String> closureCodes(boolean chinese) {
        return labels(ChoiceList.CLOSURE, chinese);
    }

    public Map<String, String> causes(boolean chinese) {
        return labels(ChoiceList.CAUSE, chinese);
    }

    public Map<String, String> pauseReasons(boolean chinese) {
        return labels(ChoiceList.PAUSE, chinese);
    }

    private Map<String, String> labels(ChoiceList list, boolean chinese) {
        var labels = new LinkedHashMap<String, String>();
        catalog.choices(list)
                .forEach(choice ->
                        labels.put(choice.code(), (choice.parent() == null ? "" : "　") + choice.label(chinese)));
        return labels;
    }

    /** In the reader's language, also of codes no longer in use. */
    public String label(ChoiceList list, @Nullable String code, boolean chinese) {
        return code == null ? "–" : catalog.label(list, code, chinese);
    }

    public String service(@Nullable String code, boolean chinese) {
        return code == null
                ? "–"
                : catalog.service(code).map(s -> s.label(chinese)).orElse(code);
    }

    /** His name; the login of one who is no longer known. */
    public String person(String login) {
        return staff.nameOf(login);
    }

    public Map<String, String> teams() {
        return staff.teams();
    }

    public Map<String, String> people() {
        return staff.hands();
    }
}
