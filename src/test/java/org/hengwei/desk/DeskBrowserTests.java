package org.hengwei.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.hengwei.As;
import org.hengwei.Chromium;
import org.hengwei.Requirement;
import org.hengwei.RoomTest;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ServiceMode;
import org.hengwei.people.AdmitPerson;
import org.hengwei.people.People;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An agent's day in a real browser, with the keyboard alone; pictures are left in {@code target/pictures}. */
@RoomTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DeskBrowserTests {

    private static final String PASSWORD = "correct-horse-battery-7";

    private static Chromium browser;

    @LocalServerPort
    int port;

    @BeforeAll
    static void house(@Autowired CustomerBook book, @Autowired CustomerProjects projects, @Autowired People people) {
        As.staff("some-admin", "ADMINISTRATOR").run(() -> {
            people.admit(AdmitPerson.staff("kb-agent", "Lin Desk", List.of("DESK_AGENT"), List.of())
                    .with(PASSWORD, false));
            var customer =
                    book.add(new CustomerFacts("KB-C", "Keyboard city", null, null, null, null, null, null, true));
            book.addContact(
                    customer.code(), new ContactFacts("Zhou Lan", null, "13600007777", null, null, null, null, null));
            projects.start(new ProjectFacts(
                    "KB-1",
                    "Hall",
                    customer.code(),
                    null,
                    "OTHER",
                    ServiceMode.REMOTE_PLUS_ONSITE,
                    null,
                    null,
                    3,
                    3,
                    null,
                    null,
                    null));
        });
        browser = new Chromium();
    }

    @AfterAll
    static void end() {
        browser.close();
    }

    @Test
    @Requirement({"R183", "R186"})
    void aCallIsTakenWithTheKeyboardAlone() {
        var desk = browser.signIn("http://localhost:" + port, "kb-agent", PASSWORD);
        desk.navigate("/desk");
        var began = Instant.now();
        desk.keyboard().press("n");
        assertThat(desk.locator("#f-callerPhone")).isFocused();
        desk.keyboard().type("13600007777");
        assertThat(desk.locator("#caller .bg-green-lt")).containsText("Zhou Lan");
        assertThat(desk.locator("#f-callerName")).hasValue("Zhou Lan");
        assertThat(desk.locator("#f-project")).hasValue("KB-1");
        picture(desk, "contact");
        tabTo(desk, "title");
        desk.keyboard().type("The gate does not open");
        tabTo(desk, "impact");
        desk.keyboard().press("Space");
        tabTo(desk, "urgency");
        desk.keyboard().press("Space");
        desk.keyboard().press("ArrowRight");
        desk.keyboard().press("Control+Enter");
        desk.waitForURL(Pattern.compile(".*/incidents/INC-.*"));
        assertThat(desk.locator("h1")).containsText("The gate does not open");
        org.assertj.core.api.Assertions.assertThat(Duration.between(began, Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
        desk.waitForSelector("text=Zhou Lan");
        picture(desk, "incident");

        desk.navigate("/desk");
        desk.keyboard().press("/");
        desk.keyboard().type("gate");
        desk.keyboard().press("Enter");
        desk.waitForURL(Pattern.compile(".*q=gate.*"));
        picture(desk, "desk");
        desk.keyboard().press("j");
        desk.keyboard().press("Enter");
        desk.waitForURL(Pattern.compile(".*/desk/contacts/DC-.*"));
        picture(desk, "record");
        desk.keyboard().press("b");
        desk.waitForURL(Pattern.compile(".*/desk$"));
        desk.keyboard().press("m");
        assertThat(desk.locator("[name=kind][value=MISSED]")).isChecked();
        desk.keyboard().type("13600008888");
        desk.keyboard().press("Control+Enter");
        desk.waitForURL(Pattern.compile(".*/desk$"));
        assertThat(desk.locator("text=13600008888").first()).isVisible();
        desk.keyboard().press("d");
        desk.waitForURL(Pattern.compile(".*/desk/roster"));
        picture(desk, "roster");
    }

    /** On with the Tab key until an input of that name has the focus. */
    private static void tabTo(Page page, String name) {
        for (var i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if (name.equals(page.evaluate("() => document.activeElement.name ?? ''"))) {
                return;
            }
        }
        throw new AssertionError("cannot be reached with Tab: " + name);
    }

    private static void picture(Page page, String name) {
        page.waitForTimeout(400);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures/desk-" + name + ".png"))
                .setFullPage(true));
    }
}
