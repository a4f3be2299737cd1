package org.hengwei.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hengwei.customers.ContactView;
import org.hengwei.customers.Customers;
import org.hengwei.customers.ProjectInBrief;
import org.hengwei.incidents.IncidentFilter;
import org.hengwei.incidents.IncidentLine;
import org.hengwei.incidents.IncidentQueue;
import org.hengwei.incidents.IncidentSort;
import org.hengwei.requests.RequestFilter;
import org.hengwei.requests.RequestLine;
import org.hengwei.requests.RequestQueue;
import org.hengwei.requests.RequestSort;
import org.hengwei.shared.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recognises who is calling, by telephone number or mail address of a customer's contact. */
@Service
@Transactional(readOnly = true)
public class Callers {

    private static final int SHOWN = 5;
    private static final int TICKETS = 10;

    private final Customers customers;
    private final IncidentQueue incidents;
    private final RequestQueue requests;
    private final Desk desk;
    private final Access access;

    Callers(Customers customers, IncidentQueue incidents, RequestQueue requests, Desk desk, Access access) {
        this.customers = customers;
        this.incidents = incidents;
        this.requests = requests;
        this.desk = desk;
        this.access = access;
    }

    /** Refused as forbidden for whoever takes no contacts. */
    public CallerView recognise(@Nullable String phone, @Nullable String email) {
        access.demand(DeskPermission.TAKE);
        var contacts = contacts(phone, email);
        var earlier = earlier(phone);
        var last = earlier.stream()
                .filter(contact -> contact.project() != null || contact.customer() != null)
                .findFirst()
                .orElse(null);
        var customer = customer(contacts, last);
        var projects = customer == null ? open(customers.projects()) : open(customers.projectsOfCustomer(customer));
        return new CallerView(
                contacts,
                name(contacts, earlier),
                customer,
                customer == null
                        ? null
                        : customers.customerNames(List.of(customer)).get(customer),
                project(projects, last, customer),
                projects.stream()
                        .map(one -> new CallerView.ProjectChoice(
                                one.code(), one.name(), one.deliveryMode().name()))
                        .toList(),
                customer == null ? List.of() : tickets(customer),
                customer == null ? List.of() : requests(customer),
                earlier);
    }

    private List<ContactView> contacts(@Nullable String phone, @Nullable String email) {
        var byPhone = phone == null || phone.isBlank() ? List.<ContactView>of() : customers.contactsByPhone(phone);
        if (!byPhone.isEmpty() || email == null || email.isBlank()) {
            return byPhone;
        }
        return customers.contactsByEmail(email);
    }

    private List<DeskContactView> earlier(@Nullable String phone) {
        return Dialled.of(phone) == null
                ? List.of()
                : desk.list(ContactFilter.ofPhone(Objects.requireNonNull(phone)), null, SHOWN, false)
                        .items();
    }

    private static @Nullable String customer(List<ContactView> contacts, @Nullable DeskContactView last) {
        var known = contacts.stream().map(ContactView::customer).distinct().toList();
        if (known.size() == 1) {
            return known.getFirst();
        }
        return known.isEmpty() && last != null ? last.customer() : null;
    }

    private static @Nullable String name(List<ContactView> contacts, List<DeskContactView> earlier) {
        if (contacts.size() == 1) {
            return contacts.getFirst().name();
        }
        return earlier.stream()
                .map(DeskContactView::callerName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String project(
            List<ProjectInBrief> projects, @Nullable DeskContactView last, @Nullable String customer) {
        if (customer != null && projects.size() == 1) {
            return projects.getFirst().code();
        }
        var lately = last == null ? null : last.project();
        return projects.stream()
                .map(ProjectInBrief::code)
                .filter(code -> code.equals(lately))
                .findFirst()
                .orElse(null);
    }

    private static List<ProjectInBrief> open(List<ProjectInBrief> projects) {
        return projects.stream().filter(ProjectInBrief::open).toList();
    }

    private List<IncidentLine> tickets(String customer) {
        var open = new IncidentFilter(
                IncidentFilter.OPEN, null, customer, null, null, null, null, null, null, null, null, null);
        return incidents.list(open, IncidentSort.NEWEST, null, TICKETS, false).items();
    }

    private List<RequestLine> requests(String customer) {
        var open = new RequestFilter(RequestFilter.OPEN, null, customer, null, null, null, null, null);
        return requests.list(open, RequestSort.NEWEST, null, TICKETS, false).items();
    }

    /** Code to label of the projects a contact can be about. */
    public Map<String, String> projects() {
        var labels = new LinkedHashMap<String, String>();
        open(customers.projects()).forEach(one -> labels.put(one.code(), one.code() + " " + one.name()));
        return labels;
    }

    /** Code and name of a customer, for reading. */
    public String customer(@Nullable String code) {
        return code == null ? "–" : customers.customerNames(List.of(code)).getOrDefault(code, code);
    }

    /** Code and name of a project, for reading. */
    public String project(@Nullable String code) {
        return code == null
                ? "–"
                : customers
                        .findProject(code)
                        .map(one -> code + " " + one.name())
                        .orElse(code);
    }
}
