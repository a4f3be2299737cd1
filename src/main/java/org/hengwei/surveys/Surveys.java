package org.hengwei.surveys;

import java.time.LocalDate;
import java.util.Objects;
import org.hengwei.customers.Customers;
import org.hengwei.documents.DocumentViews;
import org.hengwei.people.People;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Cursor;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.hengwei.shared.Whereabouts;
import org.hengwei.surveys.db.CampaignRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans surveys and finds them (C19, R202, R203). */
@Service
@Transactional
public class Surveys {

    private final SurveyHouse house;
    private final SurveyTemplates templates;
    private final Customers customers;
    private final People people;
    private final DocumentViews documents;

    Surveys(SurveyHouse house, SurveyTemplates templates, Customers customers, People people, DocumentViews documents) {
        this.house = house;
        this.templates = templates;
        this.customers = customers;
        this.people = people;
        this.documents = documents;
    }

    /**
     * Plans a survey; its form is copied from the template.
     *
     * @throws Refused when a field is missing or names nothing, or the actor may not run surveys of that level (R198)
     */
    public SurveyView plan(PlanSurvey plan) {
        var level = Objects.requireNonNullElse(plan.level(), SurveyLevel.COMPANY);
        var actor = house.access.demand(level.running(), place(plan, level));
        check(plan, level).refuse();
        var row = house.campaigns.fresh();
        row.setVersion(1);
        row.setLevel(level.name());
        row.setState(CampaignState.PLANNED.name());
        row.setPlannedBy(actor.login());
        row.setPlannedAt(house.now());
        write(row, plan, actor);
        row.insert();
        house.announce(
                row,
                new SurveyEvent.Planned(
                        SurveyCode.SURVEY.subject(row.getId()),
                        house.now(),
                        row.getTitle(),
                        row.getLevel(),
                        row.getPeriodFrom(),
                        row.getPeriodUntil()));
        return house.view(row);
    }

    /** Changes what is planned, until it is approved. The level stays. */
    public SurveyView change(String number, @Nullable Integer version, PlanSurvey plan) {
        var row = house.mine(number, version, CampaignState.PLANNED);
        var level = SurveyHouse.level(row);
        if (plan.level() != null && plan.level() != level) {
            throw Refused.field("level", "surveys.refused.level-stays");
        }
        if (level == SurveyLevel.PROJECT && !Objects.equals(plan.project(), row.getProject())) {
            throw Refused.field("project", "surveys.refused.project-stays");
        }
        check(plan, level).refuse();
        write(row, plan, house.access.actor());
        house.campaigns.save(row);
        house.announce(
                row, new SurveyEvent.PlanChanged(SurveyCode.SURVEY.subject(row.getId()), house.now(), row.getTitle()));
        return house.view(row);
    }

    private static Whereabouts place(PlanSurvey plan, SurveyLevel level) {
        return level == SurveyLevel.COMPANY ? Whereabouts.nowhere() : Whereabouts.ofProject(plan.project(), null);
    }

    private Checks check(PlanSurvey plan, SurveyLevel level) {
        var checks = new Checks()
                .present(plan.title(), "title")
                .atMost(plan.title(), 120, "title")
                .present(plan.purpose(), "purpose")
                .atMost(plan.purpose(), 2000, "purpose")
                .atMost(plan.participants(), 1000, "participants")
                .present(plan.periodFrom(), "periodFrom")
                .present(plan.periodUntil(), "periodUntil")
                .present(plan.closesOn(), "closesOn")
                .that(inOrder(plan.periodFrom(), plan.periodUntil()), "periodUntil", "surveys.refused.period")
                .that(notOver(plan.closesOn()), "closesOn", "surveys.refused.closes-past")
                .that(within(plan.samplingPercent(), 1, 100), "samplingPercent", "surveys.refused.number", 1, 100)
                .that(within(plan.capDays(), 0, 366), "capDays", "surveys.refused.number", 0, 366)
                .that(within(plan.remindAfterDays(), 1, 90), "remindAfterDays", "surveys.refused.number", 1, 90)
                .that(within(plan.reminders(), 0, 5), "reminders", "surveys.refused.number", 0, 5)
                .that(
                        plan.language() == null || plan.language().matches("zh(-CN)?|en"),
                        "language",
                        "surveys.refused.language");
        return named(checks, plan, level);
    }

    private Checks named(Checks checks, PlanSurvey plan, SurveyLevel level) {
        return checks.that(
                        (level == SurveyLevel.PROJECT) == (text(plan.project()) != null),
                        "project",
                        "surveys.refused.project-of-level")
                .that(
                        text(plan.project()) == null
                                || customers
                                        .findProject(String.valueOf(text(plan.project())))
                                        .isPresent(),
                        "project",
                        "surveys.refused.project")
                .that(
                        text(plan.owner()) == null || people.exists(String.valueOf(text(plan.owner()))),
                        "owner",
                        "surveys.refused.owner")
                .that(documentKnown(plan.ruleDocument()), "ruleDocument", "surveys.refused.document")
                .that(earlierKnown(plan.comparedWith()), "comparedWith", "surveys.refused.earlier");
    }

    private static boolean inOrder(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null || !until.isBefore(from);
    }

    private boolean notOver(@Nullable LocalDate day) {
        return day == null || !day.isBefore(house.zone.dayOf(house.now()));
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number == null || (number >= least && number <= most);
    }

    private boolean documentKnown(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return true;
        }
        try {
            documents.get(number.strip());
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private boolean earlierKnown(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return true;
        }
        try {
            return house.campaigns.get(number.strip()).getReportedAt() != null;
        } catch (Refused refused) {
            return false;
        }
    }

    private void write(CampaignRecord row, PlanSurvey plan, Actor actor) {
        var template = templates.active(plan.template());
        row.setTitle(Objects.requireNonNull(plan.title()).strip());
        row.setProject(text(plan.project()));
        row.setDepartment(text(plan.department()));
        row.setOwner(Objects.requireNonNullElse(text(plan.owner()), actor.login()));
        row.setLanguage("en".equals(plan.language()) ? "en" : "zh-CN");
        row.setPurpose(Objects.requireNonNull(plan.purpose()).strip());
        row.setParticipants(text(plan.participants()));
        row.setTemplate(template.getCode());
        row.setForm(template.getForm());
        row.setPeriodFrom(Objects.requireNonNull(plan.periodFrom()));
        row.setPeriodUntil(Objects.requireNonNull(plan.periodUntil()));
        row.setClosesOn(Objects.requireNonNull(plan.closesOn()));
        row.setSamplingPercent(Objects.requireNonNullElse(plan.samplingPercent(), 100));
        row.setCapDays(Objects.requireNonNullElse(plan.capDays(), 30));
        row.setRemindAfterDays(Objects.requireNonNullElse(plan.remindAfterDays(), 7));
        row.setReminders(Objects.requireNonNullElse(plan.reminders(), 2));
        row.setRuleDocument(text(plan.ruleDocument()));
        var earlier = text(plan.comparedWith());
        row.setComparedWith(earlier == null ? null : SurveyCode.SURVEY.id(earlier));
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /**
     * Approves plan and form; the form is fixed from here.
     *
     * @throws Refused for whoever planned it, or when nobody is to be asked
     */
    public SurveyView approve(String number, @Nullable Integer version) {
        var row = house.campaigns.lock(number);
        house.access.reveal(SurveyPermission.READ, SurveyHouse.place(row), SurveyCode.SURVEY.subject(row.getId()));
        var actor = house.access.demand(SurveyPermission.APPROVE, SurveyHouse.place(row));
        Versions.check(version, row.getVersion());
        SurveyHouse.expect(row, CampaignState.PLANNED);
        if (actor.login().equals(row.getPlannedBy())) {
            throw Refused.forbidden("surveys.refused.own-plan");
        }
        var recipients = house.campaigns.counts(row.getId()).named();
        if (recipients == 0) {
            throw Refused.conflict("surveys.refused.nobody-named");
        }
        row.setForm(templates.active(row.getTemplate()).getForm());
        row.setState(CampaignState.APPROVED.name());
        row.setApprovedBy(actor.login());
        row.setApprovedAt(house.now());
        house.campaigns.save(row);
        house.announce(row, new SurveyEvent.Approved(SurveyCode.SURVEY.subject(row.getId()), house.now(), recipients));
        return house.view(row);
    }

    @Transactional(readOnly = true)
    public SurveyView find(String number) {
        return house.view(house.reveal(number));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Slice<SurveyView> list(
            @Nullable CampaignState state,
            @Nullable SurveyLevel level,
            @Nullable String project,
            @Nullable String cursor,
            int limit,
            boolean withTotal) {
        house.access.demand(SurveyPermission.READ);
        return house.campaigns
                .list(
                        house.access.visibility(SurveyPermission.READ),
                        state,
                        level,
                        project,
                        Cursor.decode(cursor, 1),
                        limit,
                        withTotal)
                .map(house::view);
    }

    /**
     * Company-level surveys of a year; at least one is to be done with its summary (R202).
     *
     * @param planned also those reported
     */
    public record OfYear(int year, int planned, int reported) {}

    @Transactional(readOnly = true)
    public OfYear ofThisYear() {
        house.access.demand(SurveyPermission.READ);
        var year = house.zone.dayOf(house.now()).getYear();
        var counts = house.campaigns.ofYear(year);
        return new OfYear(year, counts[0], counts[1]);
    }
}
