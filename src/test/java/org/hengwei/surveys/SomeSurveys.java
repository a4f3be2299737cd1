package org.hengwei.surveys;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hengwei.As;
import org.hengwei.MovableClock;
import org.hengwei.approvals.Approvals;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.documents.DocumentViews;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.hengwei.shared.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** People, customers and surveys to test with; everything gets codes of its own. */
abstract class SomeSurveys {

    static final As QUALITY = As.staff("sv-quality", "QUALITY_MANAGER");
    static final As REVIEWER = As.staff("sv-reviewer", "MANAGEMENT_REPRESENTATIVE");
    static final As MANAGER = As.staff("sv-manager", "GENERAL_MANAGER");
    static final As AGENT = As.staff("sv-agent", "DESK_AGENT");
    static final As ADMIN = As.staff("sv-admin", "ADMINISTRATOR");

    @Autowired
    Surveys surveys;

    @Autowired
    Recipients recipients;

    @Autowired
    Collecting collecting;

    @Autowired
    Answers answers;

    @Autowired
    SurveyAnalysis analysis;

    @Autowired
    SurveyReports reports;

    @Autowired
    Opinions opinions;

    @Autowired
    SurveyTemplates templates;

    @Autowired
    CustomerBook book;

    @Autowired
    CustomerProjects projects;

    @Autowired
    DocumentViews documents;

    @Autowired
    Approvals approvals;

    @Autowired
    People people;

    @Autowired
    Access access;

    @Autowired
    MovableClock clock;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void staff() {
        for (var one : List.of(QUALITY, REVIEWER, MANAGER, AGENT, ADMIN)) {
            var login = one.actor().login();
            if (!people.exists(login)) {
                var roles = List.copyOf(one.actor().roles());
                access.byRule("test", () -> people.admit(AdmitPerson.staff(login, login, roles, List.of())));
            }
        }
    }

    @AfterEach
    void trueTime() {
        clock.reset();
    }

    static String mark() {
        return Long.toString(System.nanoTime(), 36).toUpperCase();
    }

    /** A customer with one contact. */
    String customer(String name) {
        return ADMIN.get(() -> {
            var code = book.add(new CustomerFacts(null, name + " " + mark(), null, null, null, null, null, null, true))
                    .code();
            book.addContact(
                    code, new ContactFacts("Contact of " + name, null, "13900000000", null, null, true, true, null));
            return code;
        });
    }

    String project(String customer, String manager) {
        return ADMIN.get(() -> projects.start(new ProjectFacts(
                        "SV-" + mark(),
                        "Video operation",
                        customer,
                        null,
                        "SAFE_CITY",
                        ServiceMode.REMOTE_PLUS_ONSITE,
                        manager,
                        null,
                        3,
                        3,
                        null,
                        null,
                        null))
                .code());
    }

    /** Ten points of the service, twenty of the desk, and fifty that count double but need not be given. */
    String form() {
        var code = "F-" + mark();
        QUALITY.run(() -> {
            templates.create(new SurveyTemplates.Put(code, code, "Form " + code, new SurveyForm(null, null, items())));
            templates.activate(code, null);
        });
        return code;
    }

    static List<SurveyForm.Item> items() {
        return List.of(
                item("S", Area.SERVICE, Scale.GRADES, "10", "1", true),
                item("D", Area.DESK, Scale.FIVE, "20", "1", true),
                item("P", Area.TECHNICAL, Scale.POINTS, "50", "2", false),
                item("O", Area.OTHER, Scale.OPEN, "0", "1", false));
    }

    static SurveyForm.Item item(String code, Area area, Scale scale, String full, String weight, boolean required) {
        return new SurveyForm.Item(
                code, area, scale, "T-" + code, "E-" + code, new BigDecimal(full), new BigDecimal(weight), required);
    }

    static PlanSurvey plan(String form, LocalDate from, LocalDate until, LocalDate closes, int sample, int cap) {
        return new PlanSurvey(
                "Survey " + mark(),
                SurveyLevel.COMPANY,
                null,
                form,
                null,
                null,
                "en",
                "How content are they",
                "Sales and vendors",
                from,
                until,
                closes,
                sample,
                cap,
                7,
                2,
                null,
                null);
    }

    static PlanSurvey comparing(PlanSurvey p, String with) {
        return new PlanSurvey(
                p.title(),
                p.level(),
                p.project(),
                p.template(),
                p.owner(),
                p.department(),
                p.language(),
                p.purpose(),
                p.participants(),
                p.periodFrom(),
                p.periodUntil(),
                p.closesOn(),
                p.samplingPercent(),
                p.capDays(),
                p.remindAfterDays(),
                p.reminders(),
                p.ruleDocument(),
                with);
    }

    /** Planned, approved by somebody else, and sent. */
    SurveyView sent(PlanSurvey plan, List<Recipients.Recipient> whom) {
        var number = QUALITY.get(() -> {
            var made = surveys.plan(plan).number();
            whom.forEach(one -> recipients.name(made, one));
            return made;
        });
        MANAGER.run(() -> surveys.approve(number, null));
        return QUALITY.get(() -> collecting.distribute(number, null));
    }

    static Recipients.Recipient by(String customer, Means means) {
        return new Recipients.Recipient(customer, null, null, means);
    }

    List<ResponseView> responses(String survey) {
        return QUALITY.get(() -> answers.list(survey, null, null, 200).items());
    }

    ResponseView write(ResponseView response, Map<String, String> given) {
        return QUALITY.get(() -> answers.write(response.number(), null, null, given));
    }

    /** Collected, analysed and signed by two others. */
    SurveyView reported(String number) {
        return QUALITY.get(() -> {
            collecting.endCollection(number, null);
            return concluded(number);
        });
    }

    SurveyView concluded(String number) {
        QUALITY.run(() -> {
            reports.analyse(number, null, new SurveyReports.Conclusion("Mostly content", "Faster desk"));
            reports.report(number, null, "sv-reviewer", "sv-manager");
        });
        var document = QUALITY.get(() -> surveys.find(number).reportDocument());
        var subject = QUALITY.get(() -> documents.get(document).subject());
        REVIEWER.run(() -> approvals.agree(subject, ""));
        MANAGER.run(() -> approvals.agree(subject, ""));
        return QUALITY.get(() -> surveys.find(number));
    }
}
