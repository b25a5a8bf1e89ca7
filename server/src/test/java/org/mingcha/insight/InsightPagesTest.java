package org.mingcha.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Role;
import org.mingcha.shared.seal.Seals;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.testing.Browser;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.Statements;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Start page, overview and lists behind numbers, as people see them. */
class InsightPagesTest extends BrowserTest {
  @Autowired Seals seals;
  @Autowired Insight insight;
  @Autowired Messages messages;

  private InsightData data;

  @BeforeAll
  void data() {
    data = new InsightData(owner(), seals, 900, 300);
  }

  @Test
  void pages_are_accessible_and_fit_the_window_in_every_language() {
    for (Window window : Window.values()) {
      for (Language language : Language.values()) {
        BrowserContext context = browser(window, language.tag());
        Page page = signedIn(context, data.office);
        page.navigate("/language/" + language.tag() + "?back=/desk");
        for (String address :
            List.of(
                "/desk",
                "/desk/overview",
                "/desk/records?kind=clue&state=open,verifying&due=overdue",
                "/desk/records?kind=report&satisfied=no&from=2100-01-01")) {
          page.navigate(address);
          assertThat(page.content()).doesNotContain("⟦");
          assertAccessible(page);
          assertFits(page);
          screenshot(
              page,
              "insight-" + address.replaceAll("\\W+", "-") + "-" + window + "-" + language.tag());
        }
      }
    }
  }

  @Test
  void a_number_on_the_overview_opens_the_list_with_that_many_records() {
    Page page = signedIn(browser(Window.DESK, "en"), data.office);
    page.navigate("/desk/overview");
    String number = page.locator(".cards a.figure b").first().innerText();
    page.locator(".cards a.figure").first().click();
    assertThat(page.locator(".subtitle").innerText()).contains(" " + number + " ");
  }

  @Test
  void each_role_starts_with_its_own_page() {
    World world = data.world;
    for (World.Person person :
        List.of(
            data.handler,
            data.intake,
            data.leader,
            world.person("安全员", Role.SECURITY_ADMIN, world.leadOffice),
            world.person("系统员", Role.SYSTEM_ADMIN, world.leadOffice),
            world.person("审计员", Role.AUDITOR, world.leadOffice),
            world.person("无任用"))) {
      Page page = signedIn(browser(Window.DESK, "zh-CN"), person);
      page.navigate("/desk");
      assertThat(page.locator("h1").innerText()).isEqualTo("工作台");
      assertThat(page.content()).doesNotContain("⟦");
      assertAccessible(page);
      screenshot(page, "insight-start-" + person.login());
    }
  }

  @Test
  void administrators_see_accounts_but_no_work_and_no_figures() {
    World.Person admin = data.world.person("系统员二", Role.SYSTEM_ADMIN, data.world.leadOffice);
    Start start = insight.start(admin.accountId(), messages.in(Language.EN));
    assertThat(start.work()).isEmpty();
    assertThat(start.cards()).isEmpty();
    assertThat(start.trail()).isEmpty();
    assertThat(start.notices()).isNotEmpty();
  }

  @Test
  void unknown_filters_are_refused_and_the_overview_is_for_those_who_oversee() {
    Browser office = new Browser(url("")).signedIn(data.office);
    assertThat(office.get("/desk/records?kind=clue&colour=red").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?kind=clue&state=lost").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?kind=nothing").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?kind=clue&due=2018-13-40").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?kind=clue&holder=x%27--").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?kind=clue&after=zz").status()).isEqualTo(400);
    assertThat(office.get("/desk/records?campaign=nowhere").status()).isEqualTo(404);
    assertThat(office.get("/desk/overview").status()).isEqualTo(200);
    Browser handler = new Browser(url("")).signedIn(data.handler);
    assertThat(handler.get("/desk/overview").status()).isEqualTo(403);
    assertThat(handler.get("/desk/records?kind=clue").status()).isEqualTo(200);
  }

  @Test
  void the_start_page_and_the_overview_run_a_pinned_number_of_statements() {
    Browser office = new Browser(url("")).signedIn(data.office);
    // names and templates are known after the first time
    office.get("/desk");
    office.get("/desk/overview");
    List<String> start = Statements.during(() -> office.get("/desk"));
    assertThat(start.stream().filter(s -> !isSession(s))).as(start.toString()).hasSizeLessThanOrEqualTo(4);
    List<String> overview = Statements.during(() -> office.get("/desk/overview"));
    assertThat(overview.stream().filter(s -> !isSession(s)))
        .as(overview.toString())
        .hasSizeLessThanOrEqualTo(3);
  }

  private static boolean isSession(String sql) {
    return sql.contains("sign_in_session") || sql.contains("acting_begin_sign");
  }

  @Test
  void the_api_gives_figures_with_definitions_and_waiting_work() {
    Browser office = program(data.office);
    String figures = office.get("/api/v1/campaigns/" + data.world.slug + "/figures").body();
    assertThat(figures).contains("\"key\":\"clues-overdue\"", "\"means\":\"Open clues whose", "\"query\":");
    String work = office.get("/api/v1/work?limit=3").body();
    assertThat(work).contains("\"kind\":", "\"href\":\"/desk/");
    assertThat(office.get("/api/v1/work?limit=0").status()).isEqualTo(400);
    assertThat(new Browser(url("")).get("/api/v1/work").status()).isEqualTo(401);
  }

  /** A program with an access token of this person. */
  private Browser program(World.Person person) {
    String token = "mc_" + "a".repeat(39) + org.mingcha.shared.Ids.text(person.accountId()).substring(9);
    owner()
        .sql(
            """
            insert into access_token (id, account_id, name, token_hash, created_at, expires_at)
            values (:id, :account, 'test', sha256(convert_to(:token, 'UTF8')), now(), now() + interval '1 day')
            """)
        .param("id", org.mingcha.shared.Ids.next())
        .param("account", person.accountId())
        .param("token", token)
        .update();
    return new Browser(url("")).header("Authorization", "Bearer " + token);
  }
}
