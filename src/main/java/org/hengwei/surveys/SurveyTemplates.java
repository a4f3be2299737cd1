package org.hengwei.surveys;

import static org.hengwei.surveys.db.Tables.TEMPLATE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Checks;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Subject;
import org.hengwei.shared.Versions;
import org.hengwei.surveys.db.TemplateRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms customers are asked with (C19). A survey copies its form, so a change here rewrites no answer. */
@Service
@Transactional
public class SurveyTemplates {

    /** @param state DRAFT, ACTIVE or RETIRED */
    public record View(
            String code,
            int version,
            String state,
            String name,
            String nameEn,
            SurveyForm form,
            boolean builtIn,
            String changedBy,
            Instant changedAt) {

        public String label(boolean chinese) {
            return chinese || nameEn.isBlank() ? name : nameEn;
        }
    }

    /** @param code kept for good, capital letters, digits and hyphens */
    public record Put(
            @Nullable String code,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable SurveyForm form) {}

    private final DSLContext db;
    private final CampaignRepository campaigns;
    private final Access access;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SurveyTemplates(
            DSLContext db, CampaignRepository campaigns, Access access, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.campaigns = campaigns;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<View> list() {
        access.demand(SurveyPermission.READ);
        return db.selectFrom(TEMPLATE)
                .orderBy(TEMPLATE.STATE, TEMPLATE.CODE)
                .limit(500)
                .fetch(this::view);
    }

    @Transactional(readOnly = true)
    public View find(String code) {
        access.demand(SurveyPermission.READ);
        return view(row(code));
    }

    /** A new form as a draft. */
    public View create(Put put) {
        var actor = access.demand(SurveyPermission.DESIGN);
        var code = Objects.requireNonNullElse(put.code(), "").strip().toUpperCase(Locale.ROOT);
        check(put)
                .that(code.matches("[A-Z][A-Z0-9-]{1,30}"), "code", "surveys.refused.code")
                .that(!db.fetchExists(TEMPLATE, TEMPLATE.CODE.eq(code)), "code", "surveys.refused.code-taken", code)
                .refuse();
        var row = db.newRecord(TEMPLATE);
        row.setCode(code);
        row.setVersion(1);
        row.setState("DRAFT");
        row.setBuiltIn(false);
        write(row, put, actor);
        row.insert();
        return changed(row);
    }

    /** @throws Refused when it is retired; surveys already planned keep the form they were approved with */
    public View change(String code, @Nullable Integer version, Put put) {
        var actor = access.demand(SurveyPermission.DESIGN);
        var row = locked(code, version);
        expectNot(row, "RETIRED");
        var checks = check(put);
        if (row.getState().equals("ACTIVE") && put.form() != null) {
            bothAreas(checks, put.form());
        }
        checks.refuse();
        write(row, put, actor);
        return stored(row);
    }

    /** Lets surveys use it. @throws Refused unless it asks for the service and for the service desk apart (R201) */
    public View activate(String code, @Nullable Integer version) {
        access.demand(SurveyPermission.DESIGN);
        var row = locked(code, version);
        expectNot(row, "ACTIVE");
        var checks = new Checks();
        bothAreas(checks, campaigns.form(row.getForm()));
        checks.refuse();
        row.setState("ACTIVE");
        return stored(row);
    }

    /** No new survey may use it. */
    public View retire(String code, @Nullable Integer version) {
        access.demand(SurveyPermission.DESIGN);
        var row = locked(code, version);
        expectNot(row, "RETIRED");
        row.setState("RETIRED");
        return stored(row);
    }

    /** For planning a survey: an active form. */
    TemplateRecord active(@Nullable String code) {
        var wanted = code == null || code.isBlank() ? "STANDARD" : code.strip();
        var row = db.selectFrom(TEMPLATE)
                .where(TEMPLATE.CODE.eq(wanted))
                .and(TEMPLATE.STATE.eq("ACTIVE"))
                .fetchOne();
        if (row == null) {
            throw Refused.field("template", "surveys.refused.template", wanted);
        }
        return row;
    }

    private static void bothAreas(Checks checks, SurveyForm form) {
        checks.that(form.asks(Area.SERVICE) && form.asks(Area.DESK), "items", "surveys.refused.both-areas");
    }

    private static Checks check(Put put) {
        var checks = new Checks()
                .present(put.name(), "name")
                .atMost(put.name(), 120, "name")
                .atMost(put.nameEn(), 120, "nameEn")
                .present(put.form(), "items");
        if (put.form() != null) {
            put.form().check(checks);
        }
        return checks;
    }

    private void write(TemplateRecord row, Put put, Actor actor) {
        row.setName(Objects.requireNonNull(put.name()).strip());
        row.setNameEn(Objects.requireNonNullElse(put.nameEn(), "").strip());
        row.setForm(campaigns.stored(Objects.requireNonNull(put.form())));
        row.setChangedBy(actor.login());
        row.setChangedAt(clock.instant());
    }

    private TemplateRecord row(String code) {
        var row = db.selectFrom(TEMPLATE).where(TEMPLATE.CODE.eq(code)).fetchOne();
        if (row == null) {
            throw Refused.notFound(code);
        }
        return row;
    }

    private TemplateRecord locked(String code, @Nullable Integer version) {
        var row = db.selectFrom(TEMPLATE)
                .where(TEMPLATE.CODE.eq(code))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            throw Refused.notFound(code);
        }
        Versions.check(version, row.getVersion());
        return row;
    }

    private static void expectNot(TemplateRecord row, String state) {
        if (row.getState().equals(state)) {
            throw Refused.conflict("surveys.refused.template-state." + state, row.getCode());
        }
    }

    private View stored(TemplateRecord row) {
        row.setVersion(row.getVersion() + 1);
        row.update();
        return changed(row);
    }

    private View changed(TemplateRecord row) {
        events.publishEvent(new SurveyEvent.TemplateChanged(
                new Subject("survey-template", row.getCode()), clock.instant(), row.getName(), row.getState()));
        return view(row);
    }

    private View view(TemplateRecord row) {
        return new View(
                row.getCode(),
                row.getVersion(),
                row.getState(),
                row.getName(),
                row.getNameEn(),
                campaigns.form(row.getForm()),
                row.getBuiltIn(),
                row.getChangedBy(),
                row.getChangedAt());
    }
}
