package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What everybody may do with the own account, at a browser. */
class OwnAccountTest extends AppTest {
  private static final String FRESH = "granite kettle under moss";

  @Value("${spring.datasource.url}")
  private String url;

  @Value("${spring.datasource.username}")
  private String user;

  @Value("${spring.datasource.password}")
  private String password;

  @Autowired private Clock clock;

  private World world;

  @BeforeAll
  void people() {
    world = new World(owner());
  }

  private World.Person person() {
    return world.person("郑八", Role.CLUE_MANAGER, world.leadOffice);
  }

  private Browser browser() {
    return new Browser(url(""));
  }

  @Test
  void the_page_shows_appointments_devices_and_tokens() {
    World.Person person = person();
    String page = browser().signedIn(person).get("/desk/me").body();
    assertThat(page)
        .contains("Clue manager", "Chrome · Windows", "This one", "No access token", person.login())
        .contains("aria-current=\"true\" lang=\"en\"")
        .doesNotContain("127.0.0.1")
        .doesNotContain("⟦");
  }

  @Test
  void the_frame_of_a_page_costs_one_statement() {
    // the session's look-up brings the name, the roles and the language
    World.Person person = person();
    Browser browser = browser().signedIn(person);
    assertThat(browser.get("/desk/me").body()).contains("郑八").contains("My account");
  }

  @Test
  void changing_the_password_signs_out_all_other_devices_and_keeps_this_one() {
    World.Person person = person();
    Browser here = browser().signedIn(person);
    Browser elsewhere = browser().signedIn(person);
    Browser.Answer answer =
        here.submit(
            "/desk/me/password",
            "/desk/me/password",
            Map.of("current", World.PASSWORD, "fresh", FRESH, "again", FRESH));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(here.get("/desk/me").body()).contains("Your password is changed");
    assertThat(elsewhere.get("/desk/me").status()).isEqualTo(303);
    assertThat(browser().signIn(person.login(), World.PASSWORD).status()).isEqualTo(401);
    assertThat(browser().signIn(person.login(), FRESH).status()).isEqualTo(303);
  }

  @Test
  void a_bad_new_password_is_refused_at_its_field_and_changes_nothing() {
    World.Person person = person();
    Browser browser = browser().signedIn(person);
    Map<String, Map<String, String>> cases =
        Map.of(
            "This is not your current password",
                Map.of("current", "no", "fresh", FRESH, "again", FRESH),
            "Use at least 12",
                Map.of("current", World.PASSWORD, "fresh", "short", "again", "short"),
            "The two new passwords differ",
                Map.of("current", World.PASSWORD, "fresh", FRESH, "again", FRESH + "x"),
            "differs from the current one",
                Map.of("current", World.PASSWORD, "fresh", World.PASSWORD, "again", World.PASSWORD),
            "tried first",
                Map.of("current", World.PASSWORD, "fresh", "password12345", "again", "password12345"));
    cases.forEach(
        (message, fields) -> {
          Browser.Answer answer =
              browser.submit("/desk/me/password", "/desk/me/password", fields);
          assertThat(answer.status()).isEqualTo(400);
          assertThat(answer.body()).contains(message).contains("error-summary");
          assertThat(answer.body()).doesNotContain(World.PASSWORD).doesNotContain(FRESH);
        });
    assertThat(browser().signIn(person.login(), World.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void whoever_has_a_password_from_somebody_else_comes_no_further_than_choosing_an_own_one() {
    World.Person person = person();
    owner().sql("update account set must_change = true where id = :id")
        .param("id", person.accountId()).update();
    Browser browser = browser();
    browser.cookies.put("lang", "en");
    assertThat(browser.signIn(person.login(), World.PASSWORD).header("Location"))
        .isEqualTo("/desk/me/password");
    for (String path : new String[] {"/desk", "/desk/me", "/desk/clues", "/nothing"}) {
      assertThat(browser.get(path).header("Location")).isEqualTo("/desk/me/password");
    }
    assertThat(browser.get("/desk/me/password").body()).contains("before anything else");
    browser.submit(
        "/desk/me/password",
        "/desk/me/password",
        Map.of("current", World.PASSWORD, "fresh", FRESH, "again", FRESH));
    assertThat(browser.get("/desk/me").status()).isEqualTo(200);
  }

  @Test
  void one_device_or_all_are_signed_out_at_once() {
    World.Person person = person();
    Browser here = browser().signedIn(person);
    Browser other = browser().signedIn(person);
    Browser third = browser().signedIn(person);
    Matcher ids =
        Pattern.compile("/desk/me/sessions/([0-9a-z]{13})/end").matcher(other.get("/desk/me").body());
    assertThat(ids.find()).isTrue();
    int before = sessions(person);
    here.submit("/desk/me", "/desk/me/sessions/" + ids.group(1) + "/end", Map.of());
    assertThat(sessions(person)).isEqualTo(before - 1);
    Browser any = browser().signedIn(person);
    assertThat(any.submit("/desk/me", "/desk/me/sessions/end-all", Map.of()).header("Location"))
        .isEqualTo("/sign-in");
    for (Browser b : new Browser[] {here, other, third, any}) {
      assertThat(b.get("/desk/me").status()).isEqualTo(303);
    }
  }

  private int sessions(World.Person person) {
    return owner()
        .sql("select count(*) from sign_in_session where account_id = :id and ended_at is null")
        .param("id", person.accountId())
        .query(Integer.class)
        .single();
  }

  @Test
  void nobody_ends_a_session_or_revokes_a_token_of_somebody_else() {
    World.Person victim = person();
    browser().signedIn(victim);
    long session =
        owner().sql("select id from sign_in_session where account_id = :id")
            .param("id", victim.accountId()).query(Long.class).single();
    Browser other = browser().signedIn(person());
    assertThat(
            other
                .submit(
                    "/desk/me",
                    "/desk/me/sessions/" + org.mingcha.shared.Ids.text(session) + "/end",
                    Map.of())
                .status())
        .isEqualTo(404);
    assertThat(sessions(victim)).isEqualTo(1);
  }

  @Test
  void a_token_is_shown_once_works_and_ends_when_revoked() {
    World.Person person = person();
    Browser browser = browser().signedIn(person);
    Browser.Answer created =
        browser.submit("/desk/me", "/desk/me/tokens", Map.of("name", "报表程序", "days", "30"));
    assertThat(created.status()).isEqualTo(200);
    Matcher token = Pattern.compile("mc_[A-Za-z0-9_-]{43}").matcher(created.body());
    assertThat(token.find()).isTrue();
    Browser program = browser().header("Authorization", "Bearer " + token.group());
    assertThat(program.get("/api/v1/me").body())
        .contains(person.login(), "clue-manager", "\"language\":\"zh-CN\"");
    String page = browser.get("/desk/me").body();
    assertThat(page).contains("报表程序").doesNotContain(token.group());
    Matcher revoke = Pattern.compile("/desk/me/tokens/[0-9a-z]{13}/revoke").matcher(page);
    assertThat(revoke.find()).isTrue();
    browser.submit("/desk/me", revoke.group(), Map.of());
    assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(audited(person)).contains("token-created", "token-revoked");
  }

  @Test
  void a_token_without_a_name_or_beyond_a_year_is_refused_and_what_was_typed_stays() {
    Browser browser = browser().signedIn(person());
    Browser.Answer answer =
        browser.submit("/desk/me", "/desk/me/tokens", Map.of("name", "keep me", "days", "366"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("Choose 1 to 365 days", "keep me", "366");
    assertThat(browser.submit("/desk/me", "/desk/me/tokens", Map.of("name", " ", "days", "1")).status())
        .isEqualTo(400);
  }

  @Test
  void the_accounts_language_holds_where_the_browser_chose_none() {
    World.Person person = person();
    Browser browser = browser().signedIn(person);
    browser.submit("/desk/me", "/desk/me/language", Map.of("language", "zh-TW"));
    browser.cookies.remove("lang");
    assertThat(browser.get("/desk/me").body()).contains("我的任職");
    assertThat(
            browser.submit("/desk/me", "/desk/me/language", Map.of("language", "xx")).status())
        .isEqualTo(400);
  }

  @Test
  void signing_in_and_out_failing_and_changing_the_password_are_audited_without_words() {
    World.Person person = person();
    browser().signIn(person.login(), "what a typo");
    Browser browser = browser().signedIn(person);
    browser.submit(
        "/desk/me/password",
        "/desk/me/password",
        Map.of("current", World.PASSWORD, "fresh", FRESH, "again", FRESH));
    browser.submit("/desk/me", "/sign-out", Map.of());
    assertThat(audited(person))
        .contains("sign-in-failed", "sign-in", "password-changed", "sign-out");
    String details =
        owner()
            .sql("select string_agg(a::text, ' ') from audit a where record_id = :id")
            .param("id", person.accountId())
            .query(String.class)
            .single();
    assertThat(details).doesNotContain("typo").doesNotContain(person.login()).doesNotContain("127.0");
  }

  private java.util.List<String> audited(World.Person person) {
    return owner()
        .sql("select action from audit where record_id = :id order by position")
        .param("id", person.accountId())
        .query(String.class)
        .list();
  }

  @Test
  void the_command_line_gives_a_token_for_an_account_and_says_why_it_does_not() throws Exception {
    World.Person person = person();
    String token = TokenIssuer.issue(url, user, password, person.login(), clock);
    assertThat(
            browser().header("Authorization", "Bearer " + token).get("/api/v1/me").body())
        .contains(person.login());
    assertThat(audited(person)).contains("token-created");
    assertThatThrownBy(() -> TokenIssuer.issue(url, user, password, "nobody-here", clock))
        .hasMessageContaining("access.token.cli.unknown");
    owner().sql("update account set must_change = true where id = :id")
        .param("id", person.accountId()).update();
    assertThatThrownBy(() -> TokenIssuer.issue(url, user, password, person.login(), clock))
        .hasMessageContaining("access.token.cli.must-change");
    assertThat(
            browser().header("Authorization", "Bearer " + token).get("/api/v1/me").status())
        .isEqualTo(403);
  }
}
