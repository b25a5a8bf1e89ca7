package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;

/** What stands between a request and the application, seen from outside. */
class SecurityTest extends AppTest {
  private World world;
  private World.Person officer;
  private World.Person auditor;
  private World.Person systemAdmin;

  @BeforeAll
  void people() {
    world = new World(owner());
    officer = world.person("李一", Role.INTAKE_OFFICER, world.leadOffice);
    auditor = world.person("王二", Role.AUDITOR, world.leadOffice);
    systemAdmin = world.person("赵三", Role.SYSTEM_ADMIN, world.leadOffice);
  }

  private Browser browser() {
    return new Browser(url(""));
  }

  private long sessions() {
    return owner().sql("select count(*) from sign_in_session").query(Long.class).single();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/report/x", "/query", "/report/x/files"})
  void a_visitor_of_a_public_page_is_given_no_cookie_and_no_session(String path) {
    long before = sessions();
    Browser browser = browser();
    Browser.Answer answer = browser.get(path);
    assertThat(answer.status()).isIn(200, 404);
    assertThat(answer.all("Set-Cookie")).isEmpty();
    assertThat(sessions()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/desk", "/desk/clues", "/admin/accounts", "/audit", "/no/such/page"})
  void whoever_is_not_signed_in_is_led_to_the_sign_in_page(String path) {
    Browser browser = browser();
    Browser.Answer answer = browser.get(path);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .isEqualTo("/sign-in?next=" + path.replace("/", "%2F"));
    assertThat(answer.all("Set-Cookie")).isEmpty();
  }

  @Test
  void the_api_says_401_in_the_language_of_the_caller() {
    Browser.Answer english = browser().get("/api/v1/clues");
    assertThat(english.status()).isEqualTo(401);
    assertThat(english.header("Content-Type")).startsWith("application/problem+json");
    assertThat(english.body()).contains("Please sign in first");
    Browser.Answer traditional =
        browser().header("Accept-Language", "zh-TW").get("/api/v1/no-such-thing");
    assertThat(traditional.status()).isEqualTo(401);
    assertThat(traditional.body()).contains("存取權杖");
  }

  @Test
  void a_session_cookie_opens_no_api_and_a_token_opens_no_page() {
    Browser browser = browser().signedIn(officer);
    assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    Browser bearer = browser().header("Authorization", "Bearer " + token(officer, 1));
    assertThat(bearer.get("/desk/me").status()).isEqualTo(303);
  }

  @Test
  void a_token_that_is_wrong_expired_or_revoked_is_refused_even_where_none_is_needed() {
    String expired = token(officer, -1);
    String revoked = token(officer, 1);
    owner().sql("update access_token set revoked_at = now() where token_hash = :h")
        .param("h", Secrets.hash(revoked)).update();
    for (String token : List.of("mc_wrong", "wrong", expired, revoked)) {
      Browser bearer = browser().header("Authorization", "Bearer " + token);
      assertThat(bearer.get("/api/v1/me").status()).as(token).isEqualTo(401);
      assertThat(bearer.json("POST", "/api/v1/reports/query", "{}").status()).isEqualTo(401);
      assertThat(bearer.get("/api/v1/me").body()).contains("unknown, expired or revoked");
    }
    assertThat(browser().header("Authorization", "Basic eDp5").get("/api/v1/me").status())
        .isEqualTo(401);
  }

  private String token(World.Person person, int days) {
    String token = "mc_" + Secrets.random(32);
    owner()
        .sql(
            """
            insert into access_token (id, account_id, name, token_hash, created_at, expires_at)
            values (:id, :account, 'test', :hash, now() - interval '2 days', now() + :days * interval '1 day')
            """)
        .param("id", Ids.next())
        .param("account", person.accountId())
        .param("hash", Secrets.hash(token))
        .param("days", days)
        .update();
    return token;
  }

  @Test
  void areas_of_administrators_and_auditor_are_closed_to_all_others() {
    Browser officers = browser().signedIn(officer);
    assertThat(officers.get("/admin/accounts").status()).isEqualTo(403);
    assertThat(officers.get("/admin/anything").status()).isEqualTo(403);
    assertThat(officers.get("/audit").status()).isEqualTo(403);
    assertThat(officers.get("/audit").body()).contains("Your roles do not allow this");
    Browser auditors = browser().signedIn(auditor);
    assertThat(auditors.get("/admin/accounts").status()).isEqualTo(403);
    Browser admins = browser().signedIn(systemAdmin);
    assertThat(admins.get("/audit").status()).isEqualTo(403);
  }

  @Test
  void metrics_are_for_the_system_administrator_and_health_for_everybody() {
    assertThat(browser().get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(browser().get("/actuator/prometheus").status()).isEqualTo(401);
    assertThat(
            browser()
                .header("Authorization", "Bearer " + token(officer, 1))
                .get("/actuator/prometheus")
                .status())
        .isEqualTo(403);
    assertThat(
            browser()
                .header("Authorization", "Bearer " + token(systemAdmin, 1))
                .get("/actuator/prometheus")
                .status())
        .isIn(200, 404);
  }

  @Test
  void every_page_carries_the_strict_headers() {
    Browser.Answer page = browser().get("/sign-in");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo(PageHeaders.CONTENT_SECURITY_POLICY)
        .doesNotContain("unsafe");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Permissions-Policy")).contains("geolocation=()");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Strict-Transport-Security")).isNull();
    assertThat(browser().get("/mingcha/plain.css").header("Cache-Control"))
        .isEqualTo("public, max-age=3600");
  }

  @Test
  void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    Browser browser = browser();
    Browser.Answer answer = browser.signIn(officer.login(), World.PASSWORD);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/desk");
    assertThat(answer.all("Set-Cookie"))
        .allMatch(c -> c.contains("HttpOnly") && c.contains("SameSite=Lax"))
        .noneMatch(c -> c.startsWith("JSESSIONID"));
  }

  @Test
  void signing_in_gives_a_new_session_and_ends_the_one_before() {
    Browser browser = browser().signedIn(officer);
    String first = browser.cookies.get("mc_session");
    browser.post("/sign-in", Map.of("login", officer.login(), "password", World.PASSWORD,
        "_csrf", browser.formToken("/desk/me")));
    assertThat(browser.cookies.get("mc_session")).isNotEqualTo(first);
    Browser thief = browser();
    thief.cookies.put("mc_session", first);
    assertThat(thief.get("/desk/me").status()).isEqualTo(303);
  }

  @Test
  void a_session_that_somebody_planted_is_not_taken_over() {
    Browser browser = browser();
    browser.cookies.put("mc_session", "planted");
    browser.signedIn(officer);
    assertThat(browser.cookies.get("mc_session")).isNotEqualTo("planted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example", "https://evil.example", "/\\evil.example", "/%2f/evil", "javascript:alert(1)",
        "/sign-out", " /desk", "/desk\r\nSet-Cookie: x=y"
      })
  void signing_in_never_leads_to_another_site(String next) {
    Browser.Answer answer =
        browser()
            .submit(
                "/sign-in",
                "/sign-in",
                Map.of("login", officer.login(), "password", World.PASSWORD, "next", next));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/desk");
  }

  @Test
  void signing_in_leads_back_to_the_page_that_was_asked_for() {
    Browser.Answer answer =
        browser()
            .submit(
                "/sign-in",
                "/sign-in",
                Map.of("login", officer.login(), "password", World.PASSWORD,
                    "next", "/desk/clues?state=open&after=1"));
    assertThat(answer.header("Location")).isEqualTo("/desk/clues?state=open&after=1");
  }

  @Test
  void a_form_without_its_token_or_with_that_of_another_account_is_refused() {
    Browser browser = browser().signedIn(officer);
    assertThat(browser.post("/sign-out", Map.of()).status()).isEqualTo(403);
    Browser other = browser().signedIn(auditor);
    other.cookies.put("mc_form", browser.cookies.get("mc_form"));
    String foreign = other.formToken("/desk/me");
    assertThat(browser.post("/sign-out", Map.of("_csrf", foreign)).status()).isEqualTo(403);
    assertThat(browser.get("/desk/me").status()).isEqualTo(200);
  }

  @Test
  void a_form_that_stood_open_over_a_new_sign_in_can_still_be_sent() {
    Browser browser = browser().signedIn(officer);
    String token = browser.formToken("/desk/me");
    browser.submit("/desk/me", "/sign-out", Map.of());
    browser.signedIn(officer);
    assertThat(browser.post("/sign-out", Map.of("_csrf", token)).status()).isEqualTo(303);
  }

  @Test
  void what_another_site_sends_is_refused_on_public_pages_too() {
    assertThat(browser().header("Sec-Fetch-Site", "cross-site").post("/query", Map.of()).body())
        .contains("another website");
    assertThat(browser().header("Origin", "https://evil.example").post("/query", Map.of()).status())
        .isEqualTo(403);
    assertThat(browser().header("Origin", "null").post("/query", Map.of()).status())
        .isNotEqualTo(403);
    assertThat(browser().header("Sec-Fetch-Site", "same-origin").post("/query", Map.of()).status())
        .isNotEqualTo(403);
  }

  @Test
  void an_idle_session_an_old_one_and_one_of_a_disabled_account_are_over() {
    World.Person person = world.person("周四", Role.HANDLER, world.countyOffice);
    Browser idle = browser().signedIn(person);
    shift(person, "last_used_at", "31 minutes");
    assertThat(idle.get("/desk/me").status()).isEqualTo(303);
    Browser old = browser().signedIn(person);
    shift(person, "started_at", "12 hours 1 minute");
    assertThat(old.get("/desk/me").status()).isEqualTo(303);
    Browser disabled = browser().signedIn(person);
    assertThat(disabled.get("/desk/me").status()).isEqualTo(200);
    owner().sql("update account set disabled_at = now() where id = :id")
        .param("id", person.accountId()).update();
    assertThat(disabled.get("/desk/me").status()).isEqualTo(303);
    assertThat(browser().signIn(person.login(), World.PASSWORD).status()).isEqualTo(401);
  }

  private void shift(World.Person person, String column, String by) {
    owner()
        .sql(
            "update sign_in_session set %s = %s - interval '%s' where account_id = :id"
                .formatted(column, column, by))
        .param("id", person.accountId())
        .update();
  }

  @Test
  void the_database_knows_no_key_that_opens_a_session_and_no_address() {
    Browser browser = browser().signedIn(officer);
    String key = browser.cookies.get("mc_session");
    String rows =
        owner()
            .sql("select string_agg(s::text, ' ') from sign_in_session s where account_id = :id")
            .param("id", officer.accountId())
            .query(String.class)
            .single();
    assertThat(rows).doesNotContain(key).doesNotContain("127.0.0.1").contains("Chrome · Windows");
  }

  @Test
  void a_page_read_often_writes_its_time_at_most_once_a_minute() {
    Browser browser = browser().signedIn(officer);
    Timestamp before = lastUsed();
    browser.get("/desk/me");
    assertThat(lastUsed()).isEqualTo(before);
    shift(officer, "last_used_at", "2 minutes");
    browser.get("/desk/me");
    assertThat(lastUsed().toInstant()).isAfter(Instant.now().minusSeconds(30));
  }

  private Timestamp lastUsed() {
    return owner()
        .sql("select max(last_used_at) from sign_in_session where account_id = :id and ended_at is null")
        .param("id", officer.accountId())
        .query(Timestamp.class)
        .single();
  }

  @Test
  void what_the_container_itself_refuses_is_a_page_too() {
    Browser browser = browser().signedIn(officer);
    assertThat(browser.get("/desk/%2e%2e/x").status()).isEqualTo(400);
    assertThat(browser.get("/desk/none").status()).isEqualTo(404);
    assertThat(browser.get("/desk/none").body()).contains("not for you to see");
  }
}
