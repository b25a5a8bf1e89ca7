package org.mingcha.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.Origin;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.Browser;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.Statements;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** A report's page, the inbox's filters, and who may not see either. */
class ReportPageTest extends BrowserTest {
  @Autowired private Reports reports;

  private World world;
  private World.Person officer;
  private World.Person second;

  @BeforeAll
  void people() {
    world = new World(owner());
    officer = world.person("officer", Role.INTAKE_OFFICER, world.leadOffice);
    second = world.person("second", Role.CLUE_MANAGER, world.leadOffice);
  }

  private FiledReport file(String facts, String region) {
    return reports.file(
        officer.accountId(),
        world.leadOffice,
        new NewReport(
            world.slug,
            "letter",
            IdentityMode.ANONYMOUS,
            new Words("the quarry", facts, null, null, null),
            null,
            region,
            null,
            false,
            List.of()),
        new Origin(Map.of("letterDate", "2018-09-03"), null),
        Ids.text(Ids.next()));
  }

  private static com.microsoft.playwright.assertions.LocatorAssertions see(
      com.microsoft.playwright.Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  @Test
  void an_officer_reads_asks_notes_and_attaches() {
    FiledReport filed = file("They blast at night beside the school", "500101");
    Page page = signedIn(browser(Window.DESK, "en"), officer);
    page.navigate("/desk/reports/" + Ids.text(filed.id()));
    see(page.locator("main")).containsText("They blast at night");
    see(page.locator("main")).containsText("cannot be changed");
    see(page.locator("main")).containsText("2018-09-03");
    see(page.locator("main")).containsText("Left no identity");
    assertAccessible(page);
    assertFits(page);
    page.fill("#report-contact", "Spoke with the school; windows are broken");
    page.locator("form[action$='acts/contact'] button").press("Enter");
    see(page.locator("main")).containsText("windows are broken");
    page.fill("#report-ask", "On which nights?");
    page.locator("form[action$='acts/ask'] button").press("Enter");
    see(page.locator("main")).containsText("On which nights?");
    see(page.locator("dl.facts .tag").first()).containsText("More facts needed");
    page.setInputFiles(
        "#files",
        new FilePayload("envelope.txt", "text/plain", "stamp".getBytes(StandardCharsets.UTF_8)));
    page.locator("form[action$='/files'] button").press("Enter");
    see(page.locator("#files-panel li a")).containsText("envelope.txt");
    screenshot(page, "desk/report-desk-en");
    page.navigate("/desk/reports/" + Ids.text(filed.id()) + "/print");
    see(page.locator(".watermark")).containsText("officer");
    assertAccessible(page);
    Page phone = signedIn(browser(Window.PHONE, "zh-CN"), officer);
    phone.navigate("/desk/reports/" + Ids.text(filed.id()));
    assertAccessible(phone);
    assertFits(phone);
    screenshot(phone, "desk/report-phone-zh-CN");
    assertThat(
            owner()
                .sql("select count(*) from audit where record_id = :id and action = 'report.see'")
                .param("id", filed.id())
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(4);
  }

  @Test
  void an_empty_question_and_a_stale_form_come_back_with_what_was_typed() {
    FiledReport filed = file("They took the well", "500101");
    String path = "/desk/reports/" + Ids.text(filed.id());
    Browser browser = new Browser(url("")).signedIn(officer);
    Browser.Answer empty =
        browser.submit(
            path, path + "/acts/ask", Map.of("version", "1", "requestKey", "k1" + path, "text", " "));
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.body()).contains("Write something first");
    Browser.Answer stale =
        browser.submit(
            path,
            path + "/acts/contact",
            Map.of("version", "7", "requestKey", "k2" + path, "text", "typed in vain?"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("typed in vain?", "changed this meanwhile");
    assertThat(browser.submit(path, path + "/acts/conclude", Map.of("version", "1", "requestKey", "k3", "text", "x")).status())
        .isEqualTo(404);
  }

  @Test
  void a_false_mark_takes_two_people() {
    FiledReport filed = file("Invented out of spite", "500101");
    owner().sql("update report set state = 'in-clue' where id = :id").param("id", filed.id()).update();
    String path = "/desk/reports/" + Ids.text(filed.id());
    Browser one = new Browser(url("")).signedIn(second);
    assertThat(
            one.submit(path, path + "/acts/propose-false", Map.of("version", "1", "requestKey", "p" + path, "text", "Says so himself"))
                .status())
        .isEqualTo(302);
    assertThat(one.get(path).body()).doesNotContain("acts/confirm-false").contains("Another person must decide");
    assertThat(
            one.submit(path, path + "/acts/confirm-false", Map.of("version", "2", "requestKey", "c" + path))
                .status())
        .isEqualTo(403);
    World.Person third = world.person("third", Role.CLUE_MANAGER, world.leadOffice);
    Browser other = new Browser(url("")).signedIn(third);
    assertThat(other.get(path).body()).contains("acts/confirm-false");
    assertThat(
            other.submit(path, path + "/acts/confirm-false", Map.of("version", "2", "requestKey", "d" + path))
                .status())
        .isEqualTo(302);
    assertThat(other.get(path).body()).contains("Confirmed by a second person");
  }

  @Test
  void another_office_finds_neither_report_nor_file_nor_row() {
    FiledReport filed = file("Only for the lead office", "500101");
    World.Person stranger = world.person("stranger", Role.INTAKE_OFFICER, world.countyDiscipline);
    Browser browser = new Browser(url("")).signedIn(stranger);
    String path = "/desk/reports/" + Ids.text(filed.id());
    assertThat(browser.get(path).status()).isEqualTo(404);
    assertThat(browser.get(path + "/print").status()).isEqualTo(404);
    assertThat(browser.get("/desk/inbox?tab=all").body()).doesNotContain(filed.number());
    World.Person auditor = world.person("auditor", Role.AUDITOR, world.leadOffice);
    assertThat(new Browser(url("")).signedIn(auditor).get("/desk/inbox").status()).isEqualTo(403);
  }

  @Test
  void filters_narrow_the_list_and_an_unknown_one_is_refused() {
    World.Person own = world.person("county", Role.INTAKE_OFFICER, world.countyOffice);
    FiledReport here = fileAt(own, "first place", "500101");
    FiledReport there = fileAt(own, "second place", "500102");
    Browser browser = new Browser(url("")).signedIn(own);
    assertThat(browser.get("/desk/inbox?region=500101").body())
        .contains(here.number())
        .doesNotContain(there.number());
    assertThat(browser.get("/desk/inbox?state=closed").body())
        .doesNotContain(here.number())
        .contains("Nothing fits these filters");
    assertThat(browser.get("/desk/inbox?colour=red").status()).isEqualTo(400);
    assertThat(browser.get("/desk/inbox?due=soonish").status()).isEqualTo(400);
    assertThat(browser.get("/desk/inbox?state=open").status()).isEqualTo(400);
  }

  private FiledReport fileAt(World.Person own, String facts, String region) {
    return reports.file(
        own.accountId(),
        world.countyOffice,
        new NewReport(
            world.slug, "hotline", IdentityMode.ANONYMOUS, new Words(null, facts, null, null, null),
            null, region, null, false, List.of()),
        Ids.text(Ids.next()));
  }

  @Test
  void the_inbox_runs_a_pinned_number_of_statements() {
    for (int i = 0; i < 5; i++) {
      file("statement " + i, i % 2 == 0 ? "500101" : "500102");
    }
    Browser browser = new Browser(url("")).signedIn(officer);
    browser.get("/desk/inbox");
    List<String> statements = Statements.during(() -> browser.get("/desk/inbox"));
    // session, campaigns, acting person, list, counts, words, regions, drafts
    assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(9);
  }
}
