package org.hengwei.customers.web;

import java.time.LocalDate;
import java.util.Map;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.ContractFilter;
import org.hengwei.customers.ContractState;
import org.hengwei.customers.ContractView;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerChoices;
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

/** The list of contracts, a contract with the moves open to the reader, and the form for it. */
@Controller
class ContractPages {

    private static final int ROWS = 50;

    private final Contracts contracts;
    private final CustomerChoices choices;
    private final Forms forms;

    ContractPages(Contracts contracts, CustomerChoices choices, Forms forms) {
        this.contracts = contracts;
        this.choices = choices;
        this.forms = forms;
    }

    /** The filter as the query holds it. */
    record Filter(
            @Nullable ContractState state,
            @Nullable String customer,
            @Nullable LocalDate endsUntil,
            @Nullable String q) {}

    @GetMapping("/contracts")
    ModelAndView list(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query);
        var filter = forms.read(typed, Filter.class);
        var wanted = new ContractFilter(
                filter.state(), filter.customer(), null, null, null, filter.endsUntil(), filter.q(), true);
        var cursor = typed.text("cursor");
        return Page.of(ui, "customers/contracts")
                .with("slice", contracts.list(wanted, cursor.isEmpty() ? null : cursor, ROWS, false))
                .with("typed", typed)
                .with("customers", choices.customers())
                .with("base", base("/contracts", typed, "state", "customer", "endsUntil", "q"));
    }

    static String base(String path, Typed typed, String... names) {
        var base = new StringBuilder(path).append('?');
        for (var name : names) {
            if (!typed.text(name).isBlank()) {
                base.append(name)
                        .append('=')
                        .append(Links.value(typed.text(name)))
                        .append('&');
            }
        }
        return base.toString();
    }

    @GetMapping("/contracts/new")
    ModelAndView blank(@RequestParam MultiValueMap<String, String> query, Ui ui) {
        var typed = Typed.of(query)
                .otherwise("renewable", "true")
                .otherwise("currency", "CNY")
                .otherwise("serviceMode", "REMOTE_PLUS_ONSITE");
        return form(null, typed, ui);
    }

    @PostMapping("/contracts")
    ModelAndView draft(@RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            var made = contracts.draft(forms.read(typed, ContractFacts.class));
            return Page.redirect(Links.contract(made.code()));
        } catch (Refused refused) {
            return form(null, typed, ui).refused(refused);
        }
    }

    @GetMapping("/contracts/{code}")
    ModelAndView show(@PathVariable String code, Ui ui) {
        return record(contracts.find(code), Typed.nothing(), "", ui);
    }

    private Page record(ContractView contract, Typed typed, String tried, Ui ui) {
        return Page.of(ui, "customers/contract")
                .with("contract", contract)
                .with("typed", typed)
                .with("tried", tried)
                .with("names", choices.names(contract.facts().owner()))
                .with("department", choices.departmentName(contract.facts().department()))
                .with("successors", successors(contract));
    }

    private Map<String, String> successors(ContractView contract) {
        var others =
                new java.util.LinkedHashMap<>(choices.contracts(contract.facts().customer()));
        others.remove(contract.code());
        return others;
    }

    @GetMapping("/contracts/{code}/edit")
    ModelAndView edit(@PathVariable String code, Ui ui) {
        var contract = contracts.find(code);
        return form(contract, CustomerPages.withVersion(forms.show(contract.facts()), contract.version()), ui);
    }

    @PostMapping("/contracts/{code}")
    ModelAndView change(@PathVariable String code, @RequestParam MultiValueMap<String, String> form, Ui ui) {
        var typed = Typed.of(form);
        try {
            contracts.change(code, Versions.of(typed.text("version")), forms.read(typed, ContractFacts.class));
            return Page.redirect(Links.contract(code));
        } catch (Refused refused) {
            return form(contracts.find(code), typed, ui).refused(refused);
        }
    }

    @PostMapping("/contracts/{code}/{noun}")
    ModelAndView move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestParam MultiValueMap<String, String> form,
            Ui ui) {
        var typed = Typed.of(form);
        try {
            forms.read(typed, ContractMove.class).make(noun, code, Versions.of(typed.text("version")), contracts);
            return Page.redirect(Links.contract(code));
        } catch (Refused refused) {
            return record(contracts.find(code), typed, noun, ui).refused(refused);
        }
    }

    private Page form(@Nullable ContractView contract, Typed typed, Ui ui) {
        return Page.of(ui, "customers/contract-form")
                .with("contract", contract)
                .with("typed", typed)
                .with("customers", choices.customers())
                .with("staff", choices.staff())
                .with("departments", choices.departments());
    }
}
