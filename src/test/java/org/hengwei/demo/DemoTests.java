package org.hengwei.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hengwei.Chromium;
import org.hengwei.Hengwei;
import org.hengwei.Requirement;
import org.hengwei.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/**
 * The demo company as its first visitor meets it, in a real browser: every page that can be reached by a link, and the pictures
 * of the handbook, which go to the directory that the property {@code pictures} names.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hengwei.first-start=demo", "hengwei.data=target/demo"})
@ContextConfiguration(classes = Hengwei.class, initializers = TestDatabase.class)
class DemoTests {

    private static final List<String> VISITORS = List.of("liuwei", "chenjing", "lina", "zhoujian", "admin", "linke");
    private static final Pattern VARIABLE =
            Pattern.compile("/[^/]*[0-9][^/]*|/C-[A-Z]+|(?<=^/staff)/(?!new)[a-z]+|/[A-Z][A-Z_0-9-]+(?=/|$)");
    private static final Pattern NO_PAGE = Pattern.compile(
            "^/(webjars|assets|_static|api|sign-out)\\b.*|.*(/file|/export|format=|\\.xlsx|\\.csv|\\.json|\\.ya?ml|\\.docx|\\.pdf)\\b.*");
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures/handbook"));

    private static Chromium browser;
    private static String axe;

    @LocalServerPort
    int port;

    @BeforeAll
    static void open() throws IOException {
        browser = new Chromium();
        try (var script = DemoTests.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    /** A deed the demo's people are refused would leave a hole in its year. */
    @Test
    void nothingWasRefusedToItsPeople(CapturedOutput output) {
        assertThat(output.getOut()).contains("Started DemoTests").doesNotContain("could not do something");
    }

    @Test
    @Requirement({"R110", "R201", "R209"})
    void aNewcomerSeesALivingCompany() throws IOException {
        var page = visit("liuwei");
        page.navigate("/");
        page.waitForSelector(".round-stages");
        assertThat(page.textContent(".round-stages")).contains("策划", "改进");
        page.navigate("/measures/QO-08");
        assertThat(page.textContent(".figure-large")).contains("%");
        page.navigate("/plans");
        page.click("main a[href*='QP-']");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("main")).contains("陈静", "吴岚", "周建");
        page.navigate("/surveys");
        page.click("main a[href*='SVY-']");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("main")).contains("10", "12");
        page.navigate("/incidents?status=ALL");
        assertThat(page.locator("[data-row]").count()).isGreaterThanOrEqualTo(25);
    }

    @Test
    void itsCustomersContactIsAtHomeInThePortal() throws IOException {
        var page = visit("linke");
        assertThat(page.url()).endsWith("/portal");
        assertThat(page.textContent("main")).contains("指挥中心三号屏无法切换画面", "平台巡检报表导出培训");
        page.click("main a:has-text('指挥中心三号屏')");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.textContent("main")).contains("已安排驻场工程师");
        page.context().close();
    }

    @Test
    @Requirement({"R177", "R179"})
    void itsServiceLevelsAreReviewedAndHeldUp() throws IOException {
        var page = visit("liuwei");
        page.navigate("/agreements/SLA-000001");
        assertThat(page.textContent("main")).contains("UC-", "OLA-");
        page.navigate("/levels/reviews?state=FINISHED");
        assertThat(page.locator("[data-row]").count()).isGreaterThanOrEqualTo(3);
        page.navigate("/opportunities?state=ALL");
        assertThat(page.locator("[data-row]").count()).isGreaterThanOrEqualTo(3);
        page.context().close();
    }

    @Test
    @Requirement("R181")
    void twoOfItsProcessesHadTheirYearlyReview() throws IOException {
        var page = visit("liuwei");
        for (var code : List.of("PROC-INCIDENT", "PROC-SERVICE-LEVEL")) {
            page.navigate("/processes/" + code);
            assertThat(page.textContent("main")).contains("过程继续适用");
        }
        page.context().close();
    }

    /** Every page there is, light and dark, wide and as narrow as a phone: axe finds nothing serious, and no page is wider. */
    @Test
    void nobodyIsShutOut() throws IOException {
        var barriers = new TreeMap<String, TreeSet<String>>();
        var seen = new HashSet<String>();
        for (var visitor : VISITORS) {
            var page = visit(visitor);
            var open = new ArrayDeque<String>(List.of("/"));
            while (!open.isEmpty()) {
                var path = open.poll();
                look(page, path, barriers);
                links(page).stream().filter(link -> seen.add(kind(link))).forEach(open::add);
            }
            page.context().close();
        }
        Files.write(
                Path.of("target/barriers.txt"),
                barriers.entrySet().stream().map(Object::toString).toList());
        assertThat(seen.size()).isGreaterThan(60);
        assertThat(barriers).isEmpty();
    }

    private static void look(Page page, String path, Map<String, TreeSet<String>> barriers) {
        var answer = page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var found = new TreeSet<String>();
        if (answer == null || answer.status() >= 400) {
            found.add("answered " + (answer == null ? "nothing" : answer.status()));
        }
        page.evaluate(axe);
        for (var width : List.of(1280, 390)) {
            page.setViewportSize(width, 900);
            page.waitForTimeout(60);
            for (var theme : List.of("light", "dark")) {
                page.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme);
                found.addAll(violations(page));
            }
            if (width == 390 && (boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")) {
                found.add("wider than the screen");
            }
        }
        page.setViewportSize(1280, 900);
        found.forEach(
                one -> barriers.computeIfAbsent(one, key -> new TreeSet<>()).add(path));
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page) {
        return (List<String>) page.evaluate("""
                axe.run(document, {resultTypes: ['violations']}).then(result => result.violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .flatMap(v => v.nodes.map(n => {
                        const colours = n.any[0]?.data;
                        const what = n.html.match(/^<[a-z0-9]+(?: [^>]*?class="[^"]*")?/i)[0];
                        return v.id + ' ' + what + (colours?.fgColor ? ' ' + colours.fgColor + ' on ' + colours.bgColor : '');
                    })))
                """);
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        var links = (List<String>)
                page.evaluate(
                        "[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.pathname + a.search)");
        return links.stream().filter(link -> !NO_PAGE.matcher(link).matches()).toList();
    }

    private static String kind(String link) {
        var path = link.replaceFirst("\\?.*", "");
        var parameters = link.contains("?")
                ? Pattern.compile("[?&]([^=&]+)=")
                        .matcher(link)
                        .results()
                        .map(hit -> hit.group(1))
                        .toList()
                : List.of();
        return VARIABLE.matcher(path).replaceAll("/…") + parameters;
    }

    @Test
    void picturesForTheHandbook() throws IOException {
        Files.createDirectories(PICTURES);
        var pictures = new ArrayList<Path>();
        for (var language : List.of("zh", "en")) {
            var page = visit("liuwei", language);
            for (var one : List.of(
                    "home /",
                    "queue /incidents",
                    "report /incidents/new",
                    "incident /incidents/INC-000120",
                    "callbacks /callbacks?state=DONE",
                    "metrics /measures",
                    "metric /measures/QO-08",
                    "import /imports",
                    "calendar /calendars/5X8",
                    "agreements /agreements",
                    "desk /desk",
                    "complaints /complaints",
                    "request /requests/new",
                    "survey /surveys/SVY-000001",
                    "review /levels/reviews",
                    "mail /mail",
                    "alerts /intake/alerts",
                    "dossier /projects/P1/dossier",
                    "processes /processes",
                    "chain /journal/chain")) {
                var parts = one.split(" ");
                pictures.add(picture(page, parts[1], parts[0] + "-" + language));
            }
            page.navigate("/plans");
            page.click("main a[href*='QP-']");
            pictures.add(picture(page, page.url().replaceFirst("https?://[^/]+", ""), "plan-" + language));
            page.context().close();
            var contact = visit("linke", language);
            pictures.add(picture(contact, "/portal", "portal-" + language));
            contact.context().close();
        }
        assertThat(pictures).allMatch(file -> file.toFile().length() > 10_000);
    }

    private static Path picture(Page page, String path, String name) {
        page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForTimeout(300);
        var file = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        return file;
    }

    private Page visit(String login, String language) throws IOException {
        var page = visit(login);
        if (language.equals("en")) {
            page.click("form[action='/preferences/language'] button");
        }
        return page;
    }

    private Page visit(String login) throws IOException {
        var password = Files.readAllLines(Path.of("target/demo/demo-sign-in.txt")).stream()
                .map(line -> line.split("\t"))
                .filter(line -> line[0].equals(login))
                .findFirst()
                .orElseThrow()[3];
        var page = browser.signIn("http://localhost:" + port, login, password);
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return page;
    }
}
