package org.mingcha.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.slf4j.LoggerFactory;

/** Input that no person types: it is refused as such, and is no fault of ours. */
class HostileInputTest extends AppTest {
  private World world;
  private Browser desk;

  @BeforeAll
  void people() {
    world = new World(owner());
    desk =
        new Browser(url(""))
            .signedIn(world.person("李一", Role.CLUE_MANAGER, world.leadOffice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/desk/clues?category=%00",
        "/desk/clues?campaign=%00",
        "/desk/clues?result=%ED%A0%80",
        "/desk/clues?from=-999999999-01-01",
        "/desk/clues?due=%2B999999999-12-31",
        "/desk/inbox?channel=%00",
        "/desk/inbox?to=-999999999-01-01",
        "/desk/inbox?due=-999999999-01-01",
        "/desk/records?from=-999999999-01-01",
        "/desk/lookup/units?q=%00",
        "/desk/lookup/officials?q=%ED%A0%80",
        "/desk/batches?tab=%ED%A0%80",
        "/desk/clues?%00=1",
        "/sign-in?next=%ED%A0%80",
      })
  void a_value_that_is_no_text_or_no_day_is_refused(String path) {
    Browser.Answer answer = desk.get(path);
    assertThat(answer.status()).as(path).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("999999999");
  }

  @Test
  void a_login_with_a_control_character_is_a_wrong_login() {
    Browser stranger = new Browser(url(""));
    assertThat(stranger.signIn("a\0b", "long enough password").status()).isIn(400, 401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"campaign\":\"%s\\u0000\",\"parts\":{\"facts\":\"x\"}}",
        "{\"campaign\":\"%s\",\"parts\":{\"facts\":\"x\"},\"files\":[null]}",
        "{\"campaign\":[],\"parts\":3}",
      })
  void a_report_over_the_api_with_parts_that_are_none_is_refused(String body) {
    Browser.Answer answer =
        new Browser(url("")).json("POST", "/api/v1/reports", body.formatted(world.slug));
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
  }

  @Test
  void a_redirect_says_nothing_of_what_the_request_called_this_host() {
    assertThat(new Browser(url("")).get("/language/en?back=/query").header("Location"))
        .isEqualTo("/query");
  }

  @Test
  void what_the_container_cannot_read_is_not_quoted_in_the_log() {
    for (String name :
        new String[] {
          "org.apache.coyote.http11.Http11Processor", "org.apache.tomcat.util.http.Parameters"
        }) {
      assertThat(LoggerFactory.getLogger(name).isInfoEnabled()).as(name).isFalse();
    }
  }
}
