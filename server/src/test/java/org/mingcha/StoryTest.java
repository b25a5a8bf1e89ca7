package org.mingcha;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.World;

/**
 * The main job of the program, by clicking: an anonymous report becomes a clue, is handed over,
 * verified, concluded and approved, and its reporter reads the answer. Every page on the way is looked
 * at (WCAG A and AA, no sideways scrolling) and kept as {@code target/screenshots/story-*}.
 */
class StoryTest extends BrowserTest {
  private static final byte[] NOTES =
      "晚上九点，两辆车堵在砂石场门口。".getBytes(StandardCharsets.UTF_8);

  private World world;
  private World.Person manager;
  private World.Person handler;

  private String walk;
  private int looks;
  private SoftAssertions faults;

  @BeforeAll
  void people() {
    world = new World(owner());
    long politicalLegal = world.unit("万州区委政法委", "political-legal", "500101", null);
    manager = world.person("管理员", Role.CLUE_MANAGER, world.leadOffice);
    handler = world.person("承办人", Role.HANDLER, politicalLegal);
  }

  @ParameterizedTest
  @EnumSource(Window.class)
  void a_report_becomes_an_answer_that_its_reporter_reads(Window window) {
    String language = window == Window.PHONE ? "zh-CN" : "en";
    walk = "story-" + window.name().toLowerCase(java.util.Locale.ROOT) + "-";
    looks = 0;
    faults = new SoftAssertions();
    String mark = Ids.text(Ids.next());
    Page reporter = browser(window, language).newPage();
    String code = report(reporter, mark);

    Page desk = signedIn(browser(window, language), manager);
    String number = triage(desk, mark);
    handOver(desk);

    Page receiver = signedIn(browser(window, language), handler);
    accept(receiver, number);
    verify(receiver);
    conclude(receiver, mark);

    approve(desk, number);
    readAnswer(reporter, code, mark);
    faults.assertAll();
  }

  private String report(Page page, String mark) {
    page.navigate("/");
    look(page, "landing");
    page.click("a[href='/report/" + world.slug + "']");
    see(page, "#facts");
    look(page, "report-form");
    page.fill("#reported", "砂石场老板");
    page.fill("#facts", mark + " 每晚在村口强行收过路费，不给就砸车。");
    page.fill("#happened", "九月上旬");
    page.selectOption("#region", "500101");
    page.selectOption("#category", new SelectOption().setIndex(1));
    page.setInputFiles("#files", new FilePayload("车辆.txt", "text/plain", NOTES));
    page.click("#send");
    String code = see(page, "p.code").textContent();
    assertThat(code).matches("(\\d{4} ){3}\\d{4}");
    look(page, "query-code");
    page.click("a.button[href='/']");
    see(page, "a[href='/query']");
    return code;
  }

  /** From the inbox to a clue with a subject. */
  private String triage(Page page, String mark) {
    see(page, "h1");
    look(page, "manager-start");
    menu(page, "/desk/inbox");
    Locator row = see(page, "tr:has-text('" + mark + "') a");
    look(page, "inbox");
    row.click();
    see(page, "a[href$='/triage?outcome=open']");
    assertThat(page.textContent("main")).contains(mark);
    look(page, "report");
    page.click("a[href$='/triage?outcome=open']");
    see(page, "#title");
    look(page, "triage");
    // what is missing is said beside the field, and nothing typed is lost
    page.fill("#subject0", "砂石场老板");
    submit(page);
    see(page, ".error-summary");
    look(page, "triage-faults");
    assertThat(page.inputValue("#subject0")).isEqualTo("砂石场老板");
    page.fill("#title", "砂石场强行收费 " + mark);
    page.selectOption("#role0", "suspect");
    submit(page);
    see(page, "main dl.facts");
    String number = page.textContent(".subtitle").strip();
    assertThat(page.textContent("main")).contains("砂石场老板", mark);
    look(page, "clue-open");
    return number;
  }

  /** The proposed receiver is taken; the batch gets its letter and goes out. */
  private void handOver(Page page) {
    page.click("a[href$='/act/batch.list-clue']");
    see(page, "#proposal");
    look(page, "routing");
    page.selectOption("#proposal", new SelectOption().setIndex(1));
    submit(page);
    Locator batch = see(page, "a.btn-primary[href^='/desk/batches/']");
    look(page, "clue-listed");
    batch.click();
    page.fill("#letter", "现将线索交你委核查，请按时限签收并反馈。");
    page.click("form[action$='/letter'] button");
    see(page, "[role=status]");
    look(page, "batch-draft");
    page.click("a[href$='/print']");
    see(page, "article");
    look(page, "letter");
    page.goBack();
    page.click("form[action$='/send'] button");
    see(page, "main .words");
    assertThat(page.locator("form[action$='/send']").count()).isZero();
    look(page, "batch-sent");
  }

  private void accept(Page page, String number) {
    see(page, "h1");
    look(page, "receiver-start");
    menu(page, "/desk/batches");
    Locator row = see(page, "tbody tr:first-child a");
    look(page, "batches-received");
    row.click();
    see(page, "form[action$='/acknowledge']");
    look(page, "batch-received");
    page.click("form[action$='/acknowledge'] button");
    see(page, "[role=status]");
    page.click("a:text-is('" + number + "')");
    see(page, "a[href$='/act/hand-over.accept']");
    look(page, "clue-received");
    page.click("a[href$='/act/hand-over.accept']");
    see(page, "main form.sheet");
    look(page, "accept");
    submit(page);
    see(page, "a[href$='/act/clue.verify']");
    look(page, "clue-accepted");
  }

  private void verify(Page page) {
    page.click("a[href$='/act/clue.verify']");
    see(page, "#method");
    look(page, "verify");
    page.selectOption("#method", "site-visit");
    page.fill("#doneOn", "2018-09-14");
    page.fill("#text", "实地查看砂石场，见到两辆车堵门。");
    page.setInputFiles("#files", new FilePayload("现场记录.txt", "text/plain", NOTES));
    submit(page);
    Locator file = see(page, "main a[href^='/desk/files/']");
    look(page, "clue-verified");
    Download saved = page.waitForDownload(file::click);
    try {
      assertThat(saved.suggestedFilename()).isEqualTo("现场记录.txt");
      assertThat(Files.readAllBytes(saved.path())).isEqualTo(NOTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void conclude(Page page, String mark) {
    page.click("a[href$='/act/clue.conclude']");
    see(page, "#result");
    look(page, "conclude");
    page.selectOption("#result", "substantiated");
    page.selectOption("#measure1", "case-opened");
    page.selectOption("select[name^='standing-']", "confirmed");
    page.fill("#facts", "强行收费属实，已查清三次。");
    page.fill("#basis", "治安管理处罚法第二十六条");
    page.fill("#answer", "反映的情况属实，公安机关已立案。" + mark);
    submit(page);
    see(page, "[role=status]");
    assertThat(page.textContent("main")).contains("强行收费属实");
    look(page, "clue-concluded");
  }

  private void approve(Page page, String number) {
    menu(page, "/desk");
    Locator work = see(page, "a.what:has-text('" + number + "')");
    look(page, "manager-review-waits");
    work.click();
    see(page, "a[href$='/act/review.approve']");
    look(page, "review");
    page.click("a[href$='/act/review.approve']");
    see(page, "main form.sheet");
    look(page, "approve");
    page.fill("#note", "事实清楚，同意。");
    submit(page);
    see(page, "[role=status]");
    assertThat(page.locator("a[href$='/act/review.approve']").count()).isZero();
    look(page, "clue-approved");
  }

  private void readAnswer(Page page, String code, String mark) {
    page.click("a[href='/query']");
    see(page, "#code");
    look(page, "query");
    page.fill("#code", code);
    page.click("main button[type=submit]");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("公安机关已立案。" + mark);
    look(page, "answer");
    page.check("input[name=satisfied][value=yes]");
    page.fill("#words", "谢谢");
    page.click("form[action='/query/rate'] button");
    see(page, "[role=status]");
    assertThat(page.locator("form[action='/query/rate']").count()).isZero();
    look(page, "satisfied");
    assertThat(page.url()).doesNotContain(code.substring(0, 4));
  }

  private static void submit(Page page) {
    page.click("main form.sheet button[type=submit]");
  }

  private static void menu(Page page, String href) {
    Locator menu = page.locator("#side-menu");
    if (menu.getAttribute("open") == null) {
      menu.locator("summary").click();
    }
    page.click("#side-menu nav a[href='" + href + "']");
    PlaywrightAssertions.assertThat(page.locator("#side-menu nav a[href='" + href + "']"))
        .hasAttribute("aria-current", "page");
  }

  /** Waits until it is there to be seen. */
  private static Locator see(Page page, String selector) {
    Locator found = page.locator(selector).first();
    PlaywrightAssertions.assertThat(found).isVisible();
    return found;
  }

  private void look(Page page, String step) {
    looks++;
    screenshot(page, "%s%02d-%s".formatted(walk, looks, step));
    // the walk goes on, so that one run tells every fault on the way
    faults.check(() -> assertFits(page));
    faults.check(() -> assertAccessible(page));
  }
}
