package org.mingcha.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Role;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.World;

/** Taking reports down at the desk, in a real browser. */
class DeskEntryTest extends BrowserTest {
  private static final String FACTS = "The sand boss closed the river road and hit two drivers";

  private World world;
  private World.Person officer;

  @BeforeAll
  void people() {
    world = new World(owner());
    officer = world.person("officer", Role.INTAKE_OFFICER, world.leadOffice);
  }

  private static LocatorAssertions see(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private Page at(BrowserContext browser, World.Person who, String path) {
    Page page = signedIn(browser, who);
    page.navigate(path);
    return page;
  }

  @Test
  void a_call_is_taken_down_by_keyboard_alone() {
    Page page = at(browser(Window.DESK, "en"), officer, "/desk/reports/new?channel=hotline");
    page.keyboard().type(FACTS);
    page.keyboard().press("Tab");
    page.keyboard().type("last week, at night");
    page.keyboard().press("Tab");
    page.keyboard().type("wanzhou");
    see(page.locator("#region-list li").first()).containsText("万州区");
    page.keyboard().press("Enter");
    assertThat(page.inputValue("#region")).isEqualTo("万州区 500101");
    page.keyboard().press("Alt+c");
    page.locator("input[name=category][value='']").focus();
    page.keyboard().press("3");
    page.keyboard().press("Control+Enter");
    see(page.locator("#filed-code")).hasText(Pattern.compile("\\d{4} \\d{4} \\d{4} \\d{4}"));
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("next");
    String number = page.locator("#filed-number").textContent();
    assertAccessible(page);
    screenshot(page, "desk/filed-1440-en");
    page.keyboard().press("Enter");
    page.waitForURL("**/desk/reports/new**");
    assertThat(page.inputValue("#facts")).isEmpty();
    page.navigate("/desk/inbox");
    see(page.locator("table.list")).containsText(number);
    see(page.locator("table.list")).containsText("The sand boss closed");
    see(page.locator(".drafts")).hasCount(0);
  }

  @Test
  void what_was_typed_is_found_again_after_browser_and_network_died_together() {
    World.Person own = world.person("own", Role.INTAKE_OFFICER, world.leadOffice);
    BrowserContext browser = browser(Window.DESK, "en");
    Page page = at(browser, own, "/desk/reports/new?channel=hotline");
    page.fill("#facts", "saved before the line broke");
    see(page.locator("#draft-state")).hasClass(Pattern.compile("saved"));
    browser.setOffline(true);
    page.locator("#facts").press("End");
    page.keyboard().type(", and typed after it");
    see(page.locator("#draft-state")).containsText("Not saved");
    see(page.locator("#draft-state")).containsText("Kept in this browser");
    page.close(new Page.CloseOptions().setRunBeforeUnload(false));
    browser.setOffline(false);

    Page again = browser.newPage();
    again.navigate("/desk/inbox");
    see(again.locator(".drafts")).containsText("saved before the line broke, and typed after it");
    again.click(".drafts a");
    see(again.locator("#facts"))
        .hasValue("saved before the line broke, and typed after it");
  }

  @Test
  void a_form_that_never_reached_the_server_is_found_again_too() {
    World.Person own = world.person("never", Role.INTAKE_OFFICER, world.leadOffice);
    BrowserContext browser = browser(Window.DESK, "en");
    Page page = at(browser, own, "/desk/reports/new?channel=hotline");
    browser.setOffline(true);
    page.fill("#facts", "nobody but this browser knows");
    see(page.locator("#draft-state")).containsText("Kept in this browser");
    String kept = (String) page.evaluate("JSON.stringify(Object.entries(localStorage))");
    assertThat(kept).contains("mingcha-draft:").doesNotContain("nobody but");
    page.close();
    browser.setOffline(false);
    Page again = browser.newPage();
    again.navigate("/desk/inbox");
    see(again.locator(".drafts")).containsText("nobody but this browser knows");

    World.Person other = world.person("other", Role.INTAKE_OFFICER, world.leadOffice);
    assertThat(new org.mingcha.testing.Browser(url("")).signedIn(other).get("/desk/inbox").body())
        .doesNotContain("nobody but");
  }

  @Test
  void the_line_comes_back_and_the_text_is_saved_without_a_hand() {
    World.Person own = world.person("back", Role.INTAKE_OFFICER, world.leadOffice);
    BrowserContext browser = browser(Window.DESK, "en");
    Page page = at(browser, own, "/desk/reports/new?channel=hotline");
    browser.setOffline(true);
    page.fill("#facts", "typed without a line");
    see(page.locator("#draft-state")).containsText("Not saved");
    browser.setOffline(false);
    see(page.locator("#draft-state")).hasClass(Pattern.compile("saved"));
    page.locator("#facts").press("Control+Enter");
    see(page.locator("#filed-code")).isVisible();
    assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void two_windows_on_one_draft_keep_both_texts() {
    World.Person own = world.person("two", Role.INTAKE_OFFICER, world.leadOffice);
    BrowserContext browser = browser(Window.DESK, "en");
    Page one = at(browser, own, "/desk/reports/new?channel=visit");
    one.fill("#facts", "first words");
    see(one.locator("#draft-state")).hasClass(Pattern.compile("saved"));
    String draft = one.inputValue("input[name=draft]");
    Page two = browser.newPage();
    two.navigate("/desk/reports/new?draft=" + draft);
    see(two.locator("#draft-state")).containsText("another window");
    two.fill("#facts", "words of the second window");
    see(two.locator("#draft-state")).hasClass(Pattern.compile("saved"));
    one.fill("#facts", "first words, gone on");
    see(one.locator("#draft-state")).containsText("draft of its own");
    Page inbox = browser.newPage();
    inbox.navigate("/desk/inbox");
    see(inbox.locator(".drafts")).containsText("first words, gone on");
    see(inbox.locator(".drafts")).containsText("words of the second window");
  }

  @Test
  void a_letter_is_taken_down_with_its_pages_and_without_javascript() {
    World.Person own = world.person("letters", Role.INTAKE_OFFICER, world.leadOffice);
    Page page = at(browser(Window.DESK, "en", false), own, "/desk/reports/new?channel=letter");
    page.fill("#facts", "To the inspection group: they dump ash at the ford.");
    page.fill("#letterDate", "2018-09-03");
    page.fill("#postmark", "Wanzhou 5 Sept");
    page.fill("#region", "万");
    page.setInputFiles("#files", pages("first.txt", "second.txt"));
    page.locator("button[name=attach]").press("Enter");
    see(page.locator("ol.pages li").first()).containsText("first.txt");
    page.locator("button[name=up]").press("Enter");
    see(page.locator("ol.pages li").first()).containsText("second.txt");
    assertThat(page.inputValue("#facts")).contains("they dump ash");
    page.fill("#region", "no such place");
    page.locator("#file").press("Enter");
    see(page.locator(".error-summary")).containsText("No such place");
    assertThat(page.inputValue("#postmark")).isEqualTo("Wanzhou 5 Sept");
    see(page.locator("ol.pages li")).hasCount(2);
    page.fill("#region", "万州区");
    page.locator("#file").press("Enter");
    see(page.locator("#filed-code")).isVisible();
  }

  private static FilePayload[] pages(String... names) {
    return java.util.Arrays.stream(names)
        .map(
            n ->
                new FilePayload(
                    n,
                    "text/plain",
                    ("page " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .toArray(FilePayload[]::new);
  }

  @Test
  void pages_fit_phone_and_desk_in_both_scripts() {
    for (String language : new String[] {"zh-CN", "en"}) {
      for (Window window : Window.values()) {
        Page page = at(browser(window, language), officer, "/desk/reports/new?channel=letter");
        assertAccessible(page);
        assertFits(page);
        screenshot(page, "desk/new-" + window.name().toLowerCase(java.util.Locale.ROOT) + "-" + language);
        page.navigate("/desk/inbox?tab=all");
        assertAccessible(page);
        assertFits(page);
        screenshot(page, "desk/inbox-" + window.name().toLowerCase(java.util.Locale.ROOT) + "-" + language);
      }
    }
  }
}
