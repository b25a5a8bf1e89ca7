package org.mingcha.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.testing.Browser;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.World;

/** The pages of the public, as a reporter sees them on an old phone without scripts. */
class PublicPagesTest extends BrowserTest {
  private static final int MOST_BYTES = 60 * 1024;

  private World world;

  @BeforeAll
  void world() {
    world = new World(owner());
  }

  @Test
  void a_report_is_filed_without_scripts_on_a_phone_and_read_again_by_its_code() {
    for (String language : new String[] {"zh-CN", "en"}) {
      Page page = browser(Window.PHONE, language, false).newPage();
      page.navigate("/");
      look(page, "intake-landing-phone-" + language);
      page.navigate("/report/" + world.slug);
      look(page, "intake-form-phone-" + language);
      page.click("#send");
      assertThat(page.locator(".error-summary").count()).isEqualTo(1);
      look(page, "intake-form-fault-phone-" + language);
      page.fill("#reported", "砂石场老板");
      page.fill("#facts", "每晚强行收费，不给就砸车。");
      page.selectOption("#region", "500101");
      page.setInputFiles(
          "#files",
          new FilePayload("证据.txt", "text/plain", "车牌记录".getBytes(StandardCharsets.UTF_8)));
      page.click("#send");
      String code = page.locator(".code").textContent();
      assertThat(code).matches("(\\d{4} ){3}\\d{4}");
      look(page, "intake-done-phone-" + language);
      assertThat(page.url()).doesNotContain(code.substring(0, 4));
      page.navigate("/query");
      look(page, "intake-query-phone-" + language);
      page.fill("#code", code);
      page.click("main button[type=submit]");
      look(page, "intake-status-phone-" + language);
      page.fill("#text", "还有一次是上周三。");
      page.click("main form[action='/query/say'] button");
      assertThat(page.locator(".talk .mine").count()).isEqualTo(1);
      assertThat(page.url()).doesNotContain(code.substring(0, 4));
      // the language that the test itself chose, and nothing that the visit left
      assertThat(page.context().cookies()).extracting(c -> c.name).containsOnly("lang");
    }
  }

  @Test
  void pages_fit_a_desk_too() {
    for (String language : new String[] {"zh-CN", "en"}) {
      Page page = browser(Window.DESK, language).newPage();
      page.navigate("/");
      look(page, "intake-landing-desk-" + language);
      page.navigate("/report/" + world.slug);
      look(page, "intake-form-desk-" + language);
      page.fill("#facts", "夜里强行拆房。");
      page.click("#send");
      look(page, "intake-done-desk-" + language);
      String code = page.locator(".code").textContent();
      page.navigate("/query");
      look(page, "intake-query-desk-" + language);
      page.fill("#code", code);
      page.click("main button[type=submit]");
      look(page, "intake-status-desk-" + language);
    }
  }

  @Test
  void what_was_typed_stays_when_something_is_wrong() {
    Browser browser = new Browser(url(""));
    Browser.Answer answer =
        browser.post(
            "/report/" + world.slug,
            Map.of("mode", "anonymous", "reported", "<b>某人</b>", "facts", " ", "umbrella", "所长"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("&lt;b>某人").contains("所长").contains("href=\"#facts\"");
  }

  @Test
  void every_page_of_the_public_is_small_and_sets_no_cookie() {
    Browser browser = new Browser(url(""));
    int fixed =
        bytes(browser.get("/mingcha/plain.css"))
            + bytes(browser.get("/mingcha/icon.svg"))
            + bytes(browser.get("/mingcha/work.js"));
    for (String path : new String[] {"/", "/report/" + world.slug, "/query"}) {
      Browser.Answer page = browser.get(path);
      assertThat(page.status()).isEqualTo(200);
      assertThat(bytes(page) + fixed).as(path).isLessThan(MOST_BYTES);
      assertThat(page.all("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void a_mistyped_and_an_unknown_code_get_the_same_page() {
    Browser browser = new Browser(url(""));
    Browser.Answer mistyped = browser.post("/query", Map.of("code", "1234 5678 9012 3456"));
    Browser.Answer unknown = browser.post("/query", Map.of("code", "0000 0000 0000 0000"));
    Browser.Answer empty = browser.post("/query", Map.of("code", ""));
    assertThat(mistyped.status()).isEqualTo(404);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(mistyped.body()).isEqualTo(unknown.body()).isEqualTo(empty.body());
    assertThat(mistyped.body()).doesNotContain("1234");
  }

  @Test
  void the_key_of_receipts_is_public_and_the_receipt_is_saved_without_an_address_that_tells() {
    Browser browser = new Browser(url(""));
    assertThat(browser.get("/receipt-key").body()).startsWith("mingcha+");
    Browser.Answer saved =
        browser.post("/query/receipt", Map.of("receipt", "mingcha receipt v1\nx\n"));
    assertThat(saved.header("Content-Disposition")).startsWith("attachment");
    assertThat(saved.header("Content-Security-Policy")).contains("sandbox");
    assertThat(browser.post("/query/receipt", Map.of("receipt", "<script>")).status()).isEqualTo(404);
  }

  @Test
  void a_campaign_that_is_over_takes_no_report_and_says_so() {
    World over = new World(owner());
    owner()
        .sql("update campaign set intake_until = current_date - 1, starts_on = current_date - 30 where id = :id")
        .param("id", over.campaign)
        .update();
    Browser.Answer answer = new Browser(url("")).get("/report/" + over.slug);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(new Browser(url("")).get("/report/nothing-here").status()).isEqualTo(404);
  }

  @Test
  void the_api_files_and_answers_like_the_pages() {
    Browser api = new Browser(url("")).header("Idempotency-Key", "api-" + world.slug);
    String body =
        "{\"campaign\":\"%s\",\"parts\":{\"facts\":\"API举报\"},\"region\":\"500102\"}"
            .formatted(world.slug);
    Browser.Answer one = api.json("POST", "/api/v1/reports", body);
    Browser.Answer two = api.json("POST", "/api/v1/reports", body);
    assertThat(one.status()).isEqualTo(201);
    assertThat(one.body()).isEqualTo(two.body()).contains("queryCode").contains("receipt");
    String code = one.body().replaceAll("(?s).*\"queryCode\":\"([^\"]*)\".*", "$1");
    api.header("Idempotency-Key", null);
    Browser.Answer status =
        api.json("POST", "/api/v1/reports/query", "{\"queryCode\":\"" + code + "\"}");
    assertThat(status.body()).contains("\"state\":\"received\"").doesNotContain("API举报");
    Browser.Answer said =
        api.json(
            "POST",
            "/api/v1/reports/dialogue",
            "{\"queryCode\":\"" + code + "\",\"kind\":\"addition\",\"text\":\"补充\"}");
    assertThat(said.body()).contains("补充");
    for (String wrong : new String[] {"{}", "{\"campaign\":\"x\"}", "[]", "{", "null"}) {
      Browser.Answer refused = api.json("POST", "/api/v1/reports", wrong);
      assertThat(refused.status()).as(wrong).isBetween(400, 422);
      assertThat(refused.header("Content-Type")).contains("problem+json");
    }
    assertThat(api.get("/api/v1/reports").status()).isEqualTo(401);
  }

  // axe needs the page's timers, which stand still where scripts are off
  private void look(Page page, String name) {
    assertFits(page);
    if (name.contains("-desk-")) {
      assertAccessible(page);
    }
    screenshot(page, name);
  }

  private static int bytes(Browser.Answer answer) {
    return answer.body().getBytes(StandardCharsets.UTF_8).length;
  }
}
