package org.hengwei;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The real browser of the tests: the one {@code HENGWEI_CHROMIUM} names, or the first on the path. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of(
                                "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private static Path program() {
        var named = System.getenv("HENGWEI_CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(Objects.requireNonNullElse(System.getenv("PATH"), ""))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the path; set HENGWEI_CHROMIUM"));
    }

    /** A window of its own, signed in. */
    public Page signIn(String base, String login, String password) {
        var page = browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setViewportSize(1280, 900)
                        .setLocale("zh-CN"))
                .newPage();
        page.setDefaultTimeout(30_000);
        page.navigate("/sign-in");
        page.fill("#f-login", login);
        page.fill("#f-password", password);
        page.click("button.btn-primary");
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
