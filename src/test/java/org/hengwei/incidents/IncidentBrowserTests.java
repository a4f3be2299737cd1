package org.hengwei.incidents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.hengwei.As;
import org.hengwei.Chromium;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.agreements.Agreements;
import org.hengwei.agreements.SomeAgreements;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A phone report, its life and its callbacks, in a real browser; pictures of each page are left in {@code target/pictures}. */
@RoomTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IncidentBrowserTests {

    private static final String PASSWORD = "correct-horse-battery-7";

    private static Chromium browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void house(
            @Autowired CustomerProjects projects, @Autowired Agreements agreements, @Autowired People people) {
        SomeProjects.delivering(projects, "BR-1");
        SomeAgreements.inForce(agreements, SomeAgreements.forProject("BR-1"));
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            people.admit(AdmitPerson.staff("br-agent", "Lin Desk", List.of("DESK_AGENT"), List.of())
                    .with(PASSWORD, false));
            people.admit(AdmitPerson.staff("br-engineer", "Wang Li", List.of("OM_SUPERVISOR"), List.of())
                    .with(PASSWORD, false));
        });
        browser = new Chromium();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @Test
    @Requirement({"H1", "H4", "R194", "R196"})
    void aPhoneReportLivesFromTheCallToTheCallback() {
        var desk = signIn("br-agent");
        desk.navigate(at("/incidents/new"));
        desk.fill("#f-requesterPhone", "13900001234");
        desk.fill("#f-requesterName", "Zhang San");
        desk.selectOption("#f-project", "BR-1");
        desk.fill("#f-title", "Mail cannot be sent from the third floor");
        desk.fill("#f-description", "Outlook says that the server does not answer.");
        desk.check("input[name=impact][value='2']", force());
        desk.check("input[name=urgency][value='1']", force());
        picture(desk, "report");
        desk.click("main form .btn-primary");
        assertThat(desk.locator("h1")).containsText("Mail cannot be sent");
        assertThat(desk.locator(".facts")).containsText("Zhang San");
        var number = desk.url().replaceFirst(".*/", "");
        picture(desk, "record-new");
        desk.selectOption("#f-assignee", "br-engineer");
        desk.click("#next .btn-primary");
        assertThat(desk.locator("#next")).isVisible();

        var engineer = signIn("br-engineer");
        engineer.navigate(at("/incidents/mine"));
        picture(engineer, "mine");
        engineer.click("text=Mail cannot be sent");
        engineer.click("#next .btn-primary");
        engineer.click(".dropdown-toggle:has-text('\u5176\u4ed6')");
        engineer.click("a[href$='/pause']");
        engineer.selectOption("#next #f-reason", "CUSTOMER");
        engineer.fill("#next #f-note", "Nobody is in the room before two");
        engineer.click("#next .btn-primary");
        assertThat(engineer.locator("progress.paused")).isVisible();
        picture(engineer, "record-paused");
        engineer.click("#next .btn-primary");
        engineer.fill("#f-solution", "Restarted the mail relay");
        engineer.selectOption("#f-closureCode", "SOLVED");
        engineer.selectOption("#f-cause", "SOFTWARE_DEFECT");
        engineer.fill("#f-workMinutes", "20");
        engineer.click("#next .btn-primary");
        engineer.waitForSelector("a[href^='/callbacks/CB-']");
        picture(engineer, "record-resolved");

        call(desk, number, "false", "1", "Still the same");
        desk.navigate(at("/incidents/" + number));
        desk.waitForSelector("#timeline");
        desk.waitForSelector("a[href^='/callbacks/CB-']");
        picture(desk, "record-reopened");
        engineer.navigate(at("/incidents/" + number));
        engineer.fill("#f-solution", "Replaced the certificate of the relay");
        engineer.selectOption("#f-closureCode", "SOLVED");
        engineer.selectOption("#f-cause", "CONFIGURATION");
        engineer.fill("#f-workMinutes", "35");
        engineer.click("#next .btn-primary");
        engineer.waitForSelector("a[href^='/callbacks/CB-'] >> nth=1");
        call(desk, number, "true", "5", "Works now");
        desk.navigate(at("/incidents/" + number));
        assertThat(desk.locator(".card-actions .bg-green-lt")).isVisible();
        desk.waitForSelector("#timeline");
        picture(desk, "record-closed");
        desk.navigate(at("/callbacks?state=DONE"));
        picture(desk, "callbacks-done");
    }

    @Test
    void theQueueIsWorkedByKeyboardAndInBulk() {
        var desk = signIn("br-agent");
        for (var i = 0; i < 4; i++) {
            desk.navigate(at("/incidents/new"));
            desk.selectOption("#f-project", "BR-1");
            desk.fill("#f-title", "Camera " + i + " is offline");
            desk.check("input[name=impact][value='" + (i + 1) + "']", force());
            desk.check("input[name=urgency][value='2']", force());
            desk.click("main form .btn-primary");
        }
        desk.navigate(at("/incidents"));
        picture(desk, "queue");
        desk.keyboard().press("j");
        desk.keyboard().press("j");
        assertThat(desk.locator("tr.selected-row")).hasCount(1);
        desk.keyboard().press("Enter");
        assertThat(desk.locator("h1")).containsText("Camera");
        desk.navigate(at("/incidents?q=camera"));
        desk.check("[data-bulk-all]");
        desk.selectOption("#bulk-tier", "L2");
        desk.click("#bulk .btn-primary");
        assertThat(desk.locator("tbody tr").first()).containsText("Camera");
        picture(desk, "queue-assigned");
        desk.setViewportSize(390, 844);
        picture(desk, "queue-narrow");
        desk.click("tbody tr a");
        picture(desk, "record-narrow");
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() {
        var desk = signIn("br-agent");
        desk.navigate(at("/incidents/new"));
        desk.selectOption("#f-project", "BR-1");
        desk.fill("#f-title", "Kept");
        desk.check("input[name=impact][value='2']", force());
        desk.click("main form .btn-primary");
        assertThat(desk.locator(".alert-danger")).isVisible();
        assertThat(desk.locator("#f-title")).hasValue("Kept");
        picture(desk, "report-refused");
    }

    private void call(Page desk, String number, String solved, String score, String comment) {
        desk.navigate(at("/callbacks"));
        picture(desk, "callbacks");
        desk.click("tr:has-text('" + number + "') a");
        picture(desk, "call-" + solved);
        desk.check("input[name=solved][value=" + solved + "]", force());
        desk.check("input[name=score][value='" + score + "']", force());
        desk.fill("#f-comment", comment);
        desk.click("form:has(input[name=solved]) button:not([name])");
        desk.waitForLoadState();
    }

    private static Page.CheckOptions force() {
        return new Page.CheckOptions().setForce(true);
    }

    private Page signIn(String login) {
        return browser.signIn(at(""), login, PASSWORD);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static void picture(Page page, String name) {
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures/incidents-" + name + ".png"))
                .setFullPage(true));
    }
}
