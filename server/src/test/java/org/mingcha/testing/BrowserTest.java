package org.mingcha.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * The whole application seen through Chromium. One browser for all tests of the JVM, a new context
 * (cookies, storage) for each person who sits before it; contexts are closed after each test.
 *
 * <p>The program is Debian's {@code /usr/bin/chromium}; {@code -Dmingcha.chromium=PATH} names
 * another. Screenshots are kept in {@code target/screenshots}.
 */
public abstract class BrowserTest extends AppTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Windows that pages are looked at in. */
  public enum Window {
    DESK(1440, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Window(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  private static final class Shared {
    static final Playwright PLAYWRIGHT =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    static final com.microsoft.playwright.Browser CHROMIUM =
        PLAYWRIGHT
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(
                        Path.of(System.getProperty("mingcha.chromium", "/usr/bin/chromium")))
                    .setHeadless(true)
                    // no sandbox: Chromium refuses to sandbox for root
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));

    static {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    CHROMIUM.close();
                    PLAYWRIGHT.close();
                  }));
    }
  }

  private final List<BrowserContext> contexts = new ArrayList<>();

  /** A browser of its own: no cookies, nothing stored. */
  protected BrowserContext browser(Window window, String language) {
    return browser(window, language, true);
  }

  protected BrowserContext browser(Window window, String language, boolean javaScript) {
    BrowserContext context =
        Shared.CHROMIUM.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(url(""))
                .setViewportSize(window.width, window.height)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai")
                .setJavaScriptEnabled(javaScript));
    // chosen, as an account's own language goes before the browser's
    context.addCookies(List.of(new Cookie("lang", language).setUrl(url("/"))));
    context.setDefaultTimeout(15_000);
    contexts.add(context);
    return context;
  }

  /** A page at which this person is signed in. */
  protected Page signedIn(BrowserContext context, World.Person person) {
    Page page = context.newPage();
    page.navigate("/sign-in");
    page.fill("#login", person.login());
    page.fill("#password", World.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL(address -> !address.contains("/sign-in"));
    return page;
  }

  /** Fails with each rule of WCAG 2.2 A and AA that the page breaks, and where. */
  protected static void assertAccessible(Page page) {
    List<String> broken = new ArrayList<>();
    for (Rule rule :
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()) {
      for (CheckedNode node : rule.getNodes()) {
        broken.add(rule.getId() + ": " + node.getHtml());
      }
    }
    assertThat(broken).as(page.url()).isEmpty();
  }

  /** Fails when the page is wider than its window, so that a phone would have to scroll sideways. */
  protected static void assertFits(Page page) {
    int beyond =
        ((Number)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .intValue();
    assertThat(beyond).as("%s is wider than the window by pixels", page.url()).isZero();
  }

  /** Keeps a picture of the whole page as {@code target/screenshots/<name>.png}. */
  protected static Path screenshot(Page page, String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Path file = SCREENSHOTS.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @AfterEach
  void closeContexts() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }
}
