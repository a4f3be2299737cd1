package org.hengwei.agreements;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.catalog.Catalog;
import org.hengwei.customers.Contracts;
import org.hengwei.customers.Customers;
import org.hengwei.deadlines.Calendars;
import org.hengwei.deadlines.Target;
import org.hengwei.people.Departments;
import org.hengwei.shared.Access;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a draft has to be, all said at once. */
@Component
class Drafting {

    private static final int MOST_PROJECTS = 200;

    private final Calendars calendars;
    private final Customers customers;
    private final Contracts contracts;
    private final Catalog catalog;
    private final AgreementBook book;
    private final Departments departments;
    private final Access access;

    Drafting(
            Calendars calendars,
            Customers customers,
            Contracts contracts,
            Catalog catalog,
            AgreementBook book,
            Departments departments,
            Access access) {
        this.calendars = calendars;
        this.customers = customers;
        this.contracts = contracts;
        this.catalog = catalog;
        this.book = book;
        this.departments = departments;
        this.access = access;
    }

    /** The draft completed from the template and with its customer; refused with everything that is wrong. */
    DraftAgreement check(DraftAgreement typed) {
        var draft = typed.complete();
        var owners = new LinkedHashSet<String>();
        check(draft, owners);
        return draft.of(owners.stream().findFirst().orElse(null));
    }

    private void check(DraftAgreement draft, Set<String> owners) {
        var checks = new Checks()
                .present(draft.name(), "name")
                .atMost(draft.name(), 200, "name")
                .atMost(draft.note(), 4_000, "note")
                .present(draft.validFrom(), "validFrom")
                .present(draft.validUntil(), "validUntil")
                .that(
                        draft.beneath() || !list(draft.projects()).isEmpty() || draft.contract() != null,
                        "projects",
                        "agreements.refused.covers-nothing")
                .that(
                        draft.reviewMonths() != null && draft.reviewMonths() >= 1 && draft.reviewMonths() <= 12,
                        "reviewMonths",
                        "agreements.refused.review-months")
                .that(
                        list(draft.projects()).size() <= MOST_PROJECTS,
                        "projects",
                        "agreements.refused.too-many",
                        MOST_PROJECTS)
                .that(
                        DraftAgreement.PRIORITIES.contains(draft.triagePriority()),
                        "triagePriority",
                        "agreements.refused.priority")
                .that(
                        list(draft.warnAtPercent()).stream().allMatch(percent -> percent >= 1 && percent <= 99),
                        "warnAtPercent",
                        "agreements.refused.percent");
        if (draft.validFrom() != null && draft.validUntil() != null) {
            checks.that(!draft.validFrom().isAfter(draft.validUntil()), "validUntil", "agreements.refused.period");
        }
        checks.that(known(draft.calendar()), "calendar", "agreements.refused.calendar");
        targets(draft, checks);
        if (draft.beneath()) {
            beneath(draft, checks);
        }
        coverage(draft, owners, checks);
        checks.refuse();
    }

    private void beneath(DraftAgreement draft, Checks checks) {
        if (draft.kind() == AgreementKind.OLA) {
            checks.present(draft.provider(), "provider")
                    .that(
                            draft.provider() == null || departments.exists(draft.provider()),
                            "provider",
                            "agreements.refused.team",
                            String.valueOf(draft.provider()));
        } else {
            checks.present(draft.supplier(), "supplier")
                    .atMost(draft.supplier(), 200, "supplier")
                    .atMost(draft.supplierContract(), 100, "supplierContract");
        }
        var slas = list(draft.supports());
        checks.that(!slas.isEmpty(), "supports", "agreements.refused.supports-nothing");
        slas.forEach(sla -> checks.that(book.exists(sla), "supports", "agreements.refused.agreement-unknown", sla));
    }

    /** All of one customer, so that nobody sees another's terms. */
    private void coverage(DraftAgreement draft, Set<String> owners, Checks checks) {
        for (var code : list(draft.projects())) {
            var project = customers.findProject(code);
            checks.that(project.isPresent(), "projects", "agreements.refused.project-unknown", code);
            project.ifPresent(found -> owners.add(found.customer()));
        }
        if (draft.contract() != null) {
            var owner = ownerOf(draft.contract());
            checks.that(owner != null, "contract", "agreements.refused.contract-unknown", draft.contract());
            if (owner != null) {
                owners.add(owner);
            }
        }
        if (draft.customer() != null) {
            owners.add(draft.customer());
        }
        checks.that(owners.size() <= 1, "projects", "agreements.refused.customers-differ");
        checks.that(
                draft.service() == null || catalog.service(draft.service()).isPresent(),
                "service",
                "agreements.refused.service-unknown",
                String.valueOf(draft.service()));
    }

    /** Whoever drafts need not be allowed to read the contract itself. */
    private @Nullable String ownerOf(String contract) {
        try {
            return access.byRule(
                    "agreements.rule.contract",
                    () -> contracts.find(contract).facts().customer());
        } catch (Refused refused) {
            return null;
        }
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return Objects.requireNonNullElse(values, List.of());
    }

    private boolean known(@Nullable String calendar) {
        return calendars.all().stream().anyMatch(one -> one.code().equals(calendar));
    }

    private static void targets(DraftAgreement draft, Checks checks) {
        draft.targetsOfAll()
                .forEach((type, targets) -> targets(
                        type, type == TicketType.INCIDENT ? "targets" : "targetsByType." + type, targets, checks));
    }

    private static void targets(TicketType type, String at, Map<String, TargetTexts> targets, Checks checks) {
        checks.that(DraftAgreement.PRIORITIES.containsAll(targets.keySet()), at, "agreements.refused.priority");
        for (var priority : DraftAgreement.PRIORITIES) {
            var texts = Objects.requireNonNullElse(targets.get(priority), new TargetTexts(null, null));
            var field = at + "." + priority;
            var response = type.responds() ? target(texts.response(), field + ".response", checks) : null;
            var resolution = target(texts.resolution(), field + ".resolution", checks);
            if (response != null && resolution != null) {
                checks.that(!longer(response, resolution), field + ".resolution", "agreements.refused.response-longer");
            }
        }
    }

    private static @Nullable Target target(@Nullable String text, String field, Checks checks) {
        checks.present(text, field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Target.parse(text);
        } catch (Refused refused) {
            checks.that(false, field, refused.key(), text);
            return null;
        }
    }

    /** Days and hours cannot be compared without a calendar. */
    private static boolean longer(Target response, Target resolution) {
        return response.inDays() == resolution.inDays()
                && (response.inDays()
                        ? response.days() > resolution.days()
                        : response.time().compareTo(resolution.time()) > 0);
    }
}
