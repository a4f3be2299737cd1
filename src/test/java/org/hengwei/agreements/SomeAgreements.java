package org.hengwei.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.agreements.DraftAgreement.TargetTexts;
import org.hengwei.customers.CustomerProjects;

/** Agreements for tests. */
public final class SomeAgreements {

    private SomeAgreements() {}

    public static As manager() {
        return As.staff("lin", "OM_MANAGER");
    }

    /** Projects without contract to make agreements for. */
    public static void projects(CustomerProjects projects, String... codes) {
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            for (var code : codes) {
                projects.forImport(code, code, "test");
            }
        });
    }

    public static DraftAgreement forProject(String project) {
        return of("Levels of " + project, null, List.of(project), null, "2026-01-01", "2026-12-31", Map.of());
    }

    static DraftAgreement of(
            String name,
            String contract,
            List<String> projects,
            String service,
            String from,
            String until,
            Map<String, TargetTexts> targets) {
        return new DraftAgreement(
                name,
                null,
                contract,
                projects,
                service,
                null,
                LocalDate.parse(from),
                LocalDate.parse(until),
                null,
                null,
                targets,
                null);
    }

    /** The usual targets for incidents; service requests of every priority within so many hours round the clock. */
    public static DraftAgreement withRequests(String project, int p1, int p2, int p3, int p4) {
        var plain = forProject(project);
        var requests = Map.of(
                "P1", new TargetTexts(null, "PT" + p1 + "H"),
                "P2", new TargetTexts(null, "PT" + p2 + "H"),
                "P3", new TargetTexts(null, "PT" + p3 + "H"),
                "P4", new TargetTexts(null, "PT" + p4 + "H"));
        return plain.promising(Map.of(TicketType.REQUEST, requests));
    }

    /** Signed and in force from the first day of 2026. */
    public static AgreementView inForce(Agreements agreements, DraftAgreement draft) {
        return manager().get(() -> {
            var made = agreements.draft(draft);
            return agreements.commence(made.number(), LocalDate.parse("2026-01-01"), "Wang", made.version());
        });
    }
}
