package org.hengwei.customers.web;

import java.util.List;
import java.util.Map;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.ContractFilter;
import org.hengwei.customers.ContractLine;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerFilter;
import org.hengwei.customers.CustomerView;
import org.hengwei.customers.Customers;
import org.hengwei.customers.CustomersPermission;
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

/** The list of customers, a customer with his people, contracts and projects, and the forms for them. */
@Controller
class CustomerPages {

    private static final int ROWS = 50;

    private final CustomerBook book;
    private final Customers customers;
    private final Contracts contracts;
    private final CustomerChoices choices;
    private final Forms forms;

    CustomerPages(CustomerBook book, Customers customers, Contracts contracts, CustomerChoices choices, Forms forms) {
        this.book = book;
        this.customers = customers;
        this.contracts = contracts;
        this.choices = choices;
        this.forms = forms;
    }

    @GetMapping("/customers")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "true") String active,
            @RequestParam(required = false) @Nullable String cursor,
            Ui ui) {
        var filter = new CustomerFilter(active.isBlank() ? null : Boolean.valueOf(active), q);
        return Page.of(ui, "customers/customers")
                .with("slice", book.list(filter, cursor, ROWS, false))
                .with("q", q == null ? "" : q)
                .with("active", active)
                .with("first", cursor == null);
    }

    @GetMapping("/customers/new")
    ModelAndView blank(Ui ui) {
        return form(null, Typed.nothing().otherwise("active", "true"), ui);
    }

    @PostMapping("/customers")
    ModelAndView add(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            return Page.redirect(Links.customer(
                    book.add(forms.read(typed, CustomerFacts.class)).code()));
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/customers/{code}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        var customer = book.find(code);
        return Page.of(ui, "customers/customer")
                .with("customer", customer)
                .with("contacts", book.contacts(code))
                .with("contracts", contractsOf(code, ui))
                .with("projects", customers.projectsOfCustomer(code))
                .with("names", choices.names(customer.facts().manager()))
                .with("department", choices.departmentName(customer.facts().department()));
    }

    private List<ContractLine> contractsOf(String customer, Ui ui) {
        return ui.may(CustomersPermission.READ_CONTRACTS)
                ? contracts
                        .list(ContractFilter.ofCustomer(customer), null, ROWS, false)
                        .items()
                : List.of();
    }

    @GetMapping("/customers/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var customer = book.find(code);
        return form(customer, withVersion(forms.show(customer.facts()), customer.version()), ui);
    }

    static Typed withVersion(Typed typed, int version) {
        return typed.otherwise("version", Integer.toString(version));
    }

    @PostMapping("/customers/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            book.change(code, Versions.of(typed.text("version")), forms.read(typed, CustomerFacts.class));
            return Page.redirect(Links.customer(code));
        } catch (Refused refused) {
            return form(book.find(code), typed, ui).refused(refused);
        }
    }

    private Page form(@Nullable CustomerView customer, Typed typed, Ui ui) {
        return Page.of(ui, "customers/customer-form")
                .with("customer", customer)
                .with("typed", typed)
                .with("staff", choices.staff())
                .with("departments", choices.departments());
    }

    @GetMapping("/customers/{code}/contacts/new")
    ModelAndView blankContact(@PathVariable String code, Ui ui) {
        return contactForm(book.find(code), null, Typed.nothing().otherwise("active", "true"), ui);
    }

    @PostMapping("/customers/{code}/contacts")
    ModelAndView addContact(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            book.addContact(code, forms.read(typed, ContactFacts.class));
            return Page.redirect(Links.customer(code));
        } catch (Refused refused) {
            return contactForm(book.find(code), null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/customers/{code}/contacts/{id}/edit")
    ModelAndView editContact(@PathVariable String code, @PathVariable long id, Ui ui) {
        var typed = forms.show(book.contact(code, id));
        return contactForm(book.find(code), id, typed, ui);
    }

    @PostMapping("/customers/{code}/contacts/{id}")
    ModelAndView changeContact(
            @PathVariable String code, @PathVariable long id, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            book.changeContact(code, id, Versions.of(typed.text("version")), forms.read(typed, ContactFacts.class));
            return Page.redirect(Links.customer(code));
        } catch (Refused refused) {
            return contactForm(book.find(code), id, typed, ui).refused(refused);
        }
    }

    /** Gives a contact a login with a first password. */
    @PostMapping("/customers/{code}/contacts/{id}/login")
    ModelAndView admit(
            @PathVariable String code, @PathVariable long id, @RequestParam Map<String, String> form, Ui ui) {
        try {
            book.admit(
                    code,
                    id,
                    given(form, "login"),
                    given(form, "password"),
                    ui.locale().toLanguageTag());
            return Page.redirect(Links.customer(code));
        } catch (Refused refused) {
            var typed = forms.show(book.contact(code, id)).otherwise("login", form.getOrDefault("login", ""));
            return contactForm(book.find(code), id, typed, ui).refused(refused);
        }
    }

    private static @Nullable String given(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        return text.isEmpty() ? null : text;
    }

    private Page contactForm(CustomerView customer, @Nullable Long id, Typed typed, Ui ui) {
        return Page.of(ui, "customers/contact-form")
                .with("customer", customer)
                .with("id", id)
                .with(
                        "hasLogin",
                        id != null && book.contact(customer.code(), id).login() != null)
                .with("typed", typed);
    }
}
