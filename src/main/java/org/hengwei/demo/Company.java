package org.hengwei.demo;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.DraftAgreement;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.ContractFacts;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.MemberFacts;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ProjectQuality;
import org.hengwei.customers.ProjectState;
import org.hengwei.customers.QualitySection;
import org.hengwei.customers.ServiceMode;
import org.hengwei.customers.Tier;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.people.ShapeDepartment;
import org.hengwei.shared.Access;
import org.springframework.stereotype.Component;

/** Founds the demo company: people, customers, contracts, projects and what was promised. */
@Component
class Company {

    private final People people;
    private final Departments departments;
    private final CustomerBook customers;
    private final Contracts contracts;
    private final CustomerProjects projects;
    private final ProjectQuality quality;
    private final Agreements agreements;
    private final org.hengwei.people.Company house;
    private final Access access;

    Company(
            People people,
            Departments departments,
            CustomerBook customers,
            Contracts contracts,
            CustomerProjects projects,
            ProjectQuality quality,
            Agreements agreements,
            org.hengwei.people.Company house,
            Access access) {
        this.people = people;
        this.departments = departments;
        this.customers = customers;
        this.contracts = contracts;
        this.projects = projects;
        this.quality = quality;
        this.agreements = agreements;
        this.house = house;
        this.access = access;
    }

    boolean exists(Script script) {
        return people.exists(script.staff().getFirst().getFirst());
    }

    /** @param password of everybody, made for this installation */
    void found(Script script, LocalDate day, String password) {
        access.byRule("demo.rule.company", () -> {
            house.name(script.provider(), "zh-CN");
            script.departments().forEach(this::department);
            script.staff().forEach(one -> admit(one, password));
            for (var process : Process.values()) {
                departments.appoint(process, script.logins("OM_SUPERVISOR").getFirst());
            }
            script.customers()
                    .forEach(one -> customers.add(new CustomerFacts(
                            one.getFirst(),
                            one.get(1),
                            one.get(2),
                            null,
                            "OPS",
                            script.logins("COMMERCE").getFirst(),
                            null,
                            null,
                            true)));
            script.contacts().forEach(one -> contact(one, password));
            script.projects().forEach(one -> project(script, one, day));
        });
    }

    /** The administrator may be there already, by a token given at the start, but without a password. */
    private void admit(List<String> one, String password) {
        if (people.exists(one.getFirst())) {
            people.setPassword(one.getFirst(), password);
            return;
        }
        people.admit(new AdmitPerson(
                one.getFirst(),
                one.get(1),
                null,
                null,
                "zh-CN",
                List.of(one.get(2)),
                List.of(one.get(3)),
                List.of(),
                null,
                null,
                password,
                false));
    }

    private void contact(List<String> one, String password) {
        var login = Script.login(one);
        if (login != null) {
            people.admit(new AdmitPerson(
                    login,
                    one.get(1),
                    null,
                    one.get(2),
                    "zh-CN",
                    List.of(Role.CUSTOMER_CONTACT.name()),
                    List.of(),
                    List.of(),
                    one.getFirst(),
                    null,
                    password,
                    false));
        }
        customers.addContact(
                one.getFirst(), new ContactFacts(one.get(1), null, one.get(2), null, login, true, true, null));
    }

    @SuppressWarnings("unchecked")
    private void department(List<Object> one) {
        departments.found(new ShapeDepartment(
                (String) one.getFirst(), (String) one.get(1), null, (List<String>) one.get(2), true, null));
    }

    private void project(Script script, List<Object> facts, LocalDate day) {
        var code = (String) facts.getFirst();
        var name = (String) facts.get(1);
        var customer = (String) facts.get(2);
        var mode = ServiceMode.valueOf((String) facts.get(4));
        var manager = (String) facts.get(5);
        var lasts = (boolean) facts.get(8);
        var start = day.minusDays(20);
        var contract = contracts
                .draft(new ContractFacts(
                        null,
                        MessageFormat.format(script.contract(), name),
                        customer,
                        script.provider(),
                        null,
                        new BigDecimal(240_000 + 120_000 * (Integer.parseInt(code.substring(1)) % 7)),
                        "CNY",
                        start,
                        start.plusYears(lasts ? 2 : 1).plusMonths(1),
                        mode,
                        true,
                        null,
                        List.of(),
                        null,
                        null,
                        "OPS",
                        script.logins("COMMERCE").getFirst(),
                        null))
                .code();
        contracts.sign(contract, null, start);
        projects.start(new ProjectFacts(
                code, name, customer, contract, (String) facts.get(3), mode, manager, "OPS", 3, 3, start, null, null));
        team(script, code);
        quality.write(code, contents(script));
        projects.move(code, null, ProjectState.Move.PLAN_APPROVAL, null);
        projects.move(code, null, ProjectState.Move.DELIVERY, null);
        agree(script, code, name, customer, contract, (String) facts.get(6), day);
    }

    private void team(Script script, String project) {
        script.logins("DESK_AGENT").forEach(login -> join(project, login, Tier.DESK));
        script.logins("FIRST_LINE").forEach(login -> join(project, login, Tier.L1));
        script.logins("SECOND_LINE").forEach(login -> join(project, login, Tier.L2));
    }

    private void join(String project, String login, Tier tier) {
        projects.join(project, new MemberFacts(login, tier, null));
    }

    private static Map<QualitySection, String> contents(Script script) {
        var contents = new EnumMap<QualitySection, String>(QualitySection.class);
        for (var section : QualitySection.values()) {
            contents.put(section, script.quality().get(section.ordinal()));
        }
        return contents;
    }

    private void agree(
            Script script,
            String project,
            String name,
            String customer,
            String contract,
            String calendar,
            LocalDate day) {
        var number = agreements
                .draft(new DraftAgreement(
                        MessageFormat.format(script.agreement(), name),
                        customer,
                        contract,
                        List.of(project),
                        null,
                        calendar,
                        day.minusDays(20),
                        day.plusYears(2),
                        "P3",
                        List.of(75, 90),
                        DraftAgreement.usualTargets(),
                        null))
                .number();
        agreements.commence(
                number, day.minusDays(20), script.contacts().getFirst().get(1), null);
    }
}
