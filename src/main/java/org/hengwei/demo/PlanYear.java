package org.hengwei.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.hengwei.approvals.Approvals;
import org.hengwei.documents.DocumentViews;
import org.hengwei.planning.ItemView;
import org.hengwei.planning.NewPlan;
import org.hengwei.planning.PlanKind;
import org.hengwei.planning.PlanProgress;
import org.hengwei.planning.PlanView;
import org.hengwei.planning.PlanViews;
import org.hengwei.planning.Plans;
import org.hengwei.shared.CompanyZone;
import org.springframework.stereotype.Component;

/** The annual quality plan of the demo company: compiled, signed by three, issued, and carried out mostly in time. */
@Component
class PlanYear {

    private final Plans plans;
    private final PlanViews views;
    private final PlanProgress progress;
    private final DocumentViews documents;
    private final Approvals approvals;
    private final CompanyZone zone;

    PlanYear(
            Plans plans,
            PlanViews views,
            PlanProgress progress,
            DocumentViews documents,
            Approvals approvals,
            CompanyZone zone) {
        this.plans = plans;
        this.views = views;
        this.progress = progress;
        this.documents = documents;
        this.approvals = approvals;
        this.zone = zone;
    }

    void plan(Timeline timeline, Script script, LocalDate begun, int year, Random random) {
        var author = script.logins("QUALITY_MANAGER").getFirst();
        var reviewer = script.logins("MANAGEMENT_REPRESENTATIVE").getFirst();
        var approver = script.logins("GENERAL_MANAGER").getFirst();
        var start = morning(begun);
        timeline.at(start, () -> compile(script, author, reviewer, approver, year));
        timeline.at(start.plus(Duration.ofDays(1)), () -> sign(author, reviewer, year));
        timeline.at(start.plus(Duration.ofDays(2)), () -> sign(author, approver, year));
        timeline.at(start.plus(Duration.ofDays(3)), () -> {
            var issued = Cast.as(author, () -> plans.issue(number(year), null, List.of("OPS", "PM", "COM", "HR")));
            issued.items().forEach(item -> carryOut(timeline, script, author, year, item, random));
        });
    }

    private PlanView compile(Script script, String author, String reviewer, String approver, int year) {
        return Cast.as(author, () -> {
            var draft = plans.create(new NewPlan(PlanKind.QUALITY, year, "check-areas", "zh-CN", null));
            draft.problems()
                    .forEach(problem -> plans.answerProblem(draft.number(), problem.id(), script.improvement(), null));
            return plans.submit(number(year), reviewer, approver);
        });
    }

    private void sign(String author, String signer, int year) {
        var subject = Cast.as(
                author,
                () -> documents
                        .get(String.valueOf(views.get(number(year)).document()))
                        .subject());
        Cast.as(signer, () -> approvals.agree(subject, null));
    }

    private void carryOut(Timeline timeline, Script script, String author, int year, ItemView item, Random random) {
        for (var instance : item.instances()) {
            var done = morning(instance.dueOn()).minus(Duration.ofDays(1L + random.nextInt(5)));
            if (random.nextInt(15) != 0) {
                timeline.at(
                        done, () -> Cast.as(author, () -> progress.done(number(year), instance.id(), script.done())));
            }
        }
    }

    private Instant morning(LocalDate day) {
        return zone.startOf(day).plus(Duration.ofHours(10));
    }

    private static String number(int year) {
        return "QP-" + year;
    }
}
