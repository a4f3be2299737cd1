package org.hengwei.customers.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.hengwei.customers.ContractFilter;
import org.hengwei.customers.ContractLine;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerChoices;
import org.hengwei.customers.CustomerFilter;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.CustomerView;
import org.hengwei.customers.ProjectFilter;
import org.hengwei.customers.ProjectLine;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Sheets;
import org.hengwei.shared.Typed;
import org.hengwei.shared.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers, contracts and projects as workbooks. */
@Controller
class CustomerExport {

    private final CustomerBook book;
    private final Contracts contracts;
    private final CustomerProjects projects;
    private final CustomerChoices choices;
    private final Forms forms;
    private final Sheets sheets;

    CustomerExport(
            CustomerBook book,
            Contracts contracts,
            CustomerProjects projects,
            CustomerChoices choices,
            Forms forms,
            Sheets sheets) {
        this.book = book;
        this.contracts = contracts;
        this.projects = projects;
        this.choices = choices;
        this.forms = forms;
        this.sheets = sheets;
    }

    @GetMapping(
            path = {"/customers/export", "/api/v1/customers"},
            produces = Sheets.XLSX)
    void customers(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var filter = forms.read(Typed.of(query), CustomerFilter.class);
        sheets.<CustomerView>of(ui, "customers.nav.customers")
                .column("customers.code", CustomerView::code)
                .column("customers.name", CustomerView::name)
                .column("customers.industry", line -> line.facts().industry())
                .column("customers.channel", line -> line.facts().channel())
                .named(
                        "customers.department",
                        "DEPARTMENT",
                        line -> line.facts().department())
                .named(
                        "customers.account-manager",
                        "PERSON",
                        line -> line.facts().manager())
                .column("customers.address", line -> line.facts().address())
                .words("customers.state", "customers.state.", line -> line.active() ? "ACTIVE" : "INACTIVE")
                .send(response, "customers", cursor -> book.list(filter, cursor, Sheets.STRETCH, false));
    }

    /** {@code sort=endsOn} lists by end, soonest first; otherwise by code. */
    @GetMapping(
            path = {"/contracts/export", "/api/v1/contracts"},
            produces = Sheets.XLSX)
    void contracts(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var typed = Typed.of(query);
        var byEnd = String.valueOf(typed.text("sort").equals("endsOn"));
        var filter = forms.read(typed.otherwise("byEnd", byEnd), ContractFilter.class);
        sheets.<ContractLine>of(ui, "customers.nav.contracts")
                .column("customers.contract.code", ContractLine::code)
                .column("customers.contract.name", ContractLine::name)
                .column("customers.customer", ContractLine::customerName)
                .words("customers.state", "customers.state.", ContractLine::state)
                .column("customers.amount", ContractLine::amount)
                .column("customers.currency", ContractLine::currency)
                .column("customers.starts-on", ContractLine::startsOn)
                .column("customers.ends-on", ContractLine::endsOn)
                .words("customers.service-mode", "customers.value.", ContractLine::serviceMode)
                .column("customers.renewable", ContractLine::renewable)
                .named("customers.owner", "PERSON", ContractLine::owner)
                .send(response, "contracts", cursor -> contracts.list(filter, cursor, Sheets.STRETCH, false));
    }

    @GetMapping(
            path = {"/projects/export", "/api/v1/projects"},
            produces = Sheets.XLSX)
    void projects(@RequestParam MultiValueMap<String, String> query, Ui ui, HttpServletResponse response)
            throws IOException {
        var filter = forms.read(Typed.of(query), ProjectFilter.class);
        var types = choices.types(ui.chinese());
        sheets.<ProjectLine>of(ui, "customers.nav.projects")
                .column("customers.project.code", ProjectLine::code)
                .column("customers.project.name", ProjectLine::name)
                .column("customers.customer", ProjectLine::customerName)
                .column("customers.contract", ProjectLine::contract)
                .column("customers.type", line -> types.getOrDefault(line.type(), line.type()))
                .words("customers.service-mode", "customers.value.", ProjectLine::deliveryMode)
                .words("customers.state", "customers.state.", ProjectLine::state)
                .named("customers.project-manager", "PERSON", ProjectLine::manager)
                .named("customers.department", "DEPARTMENT", ProjectLine::department)
                .column("customers.starts-on", ProjectLine::startsOn)
                .column("customers.ends-on", ProjectLine::endsOn)
                .send(response, "projects", cursor -> projects.list(filter, cursor, Sheets.STRETCH, false));
    }
}
