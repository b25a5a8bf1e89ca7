package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.shared.OfficeClock;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Guessing is slowed down, the owner is not. */
class LockoutTest extends AppTest {
  private static final byte[] OWN = {1, 2, 3};

  @Autowired private Lockout lockout;
  @Autowired private Devices devices;

  private World world;
  private final Instant start = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

  @BeforeAll
  void people() {
    world = new World(owner());
  }

  private byte[] login() {
    return devices.loginHash("nobody-" + Ids.next());
  }

  private Optional<Duration> at(Duration later, byte[] login, byte[] mark) {
    return OfficeClock.at(start.plus(later), () -> lockout.tryNow(login, mark));
  }

  @Test
  void five_tries_are_free_and_then_the_wait_doubles_from_a_second_to_fifteen_minutes() {
    byte[] login = login();
    Duration now = Duration.ZERO;
    for (int i = 0; i < Lockout.FREE; i++) {
      assertThat(at(now, login, Devices.UNKNOWN)).isEmpty();
    }
    long expected = 1;
    for (int i = 0; i < 14; i++) {
      assertThat(at(now, login, Devices.UNKNOWN)).as("try %d", i).isEmpty();
      Duration wait = at(now, login, Devices.UNKNOWN).orElseThrow();
      assertThat(wait).isEqualTo(Duration.ofSeconds(Math.min(expected, 900)));
      expected *= 2;
      now = now.plus(wait);
    }
  }

  @Test
  void tries_during_the_wait_neither_count_nor_lengthen_it() {
    byte[] login = login();
    IntStream.range(0, 10).forEach(i -> at(Duration.ofHours(i), login, Devices.UNKNOWN));
    Duration hour = Duration.ofHours(9);
    Duration wait = at(hour, login, Devices.UNKNOWN).orElseThrow();
    for (int i = 0; i < 50; i++) {
      at(hour, login, Devices.UNKNOWN);
    }
    assertThat(at(hour, login, Devices.UNKNOWN)).contains(wait);
  }

  @Test
  void an_attacker_who_fails_a_thousand_times_does_not_lock_out_the_owners_known_device() {
    byte[] login = login();
    for (int i = 0; i < 1000; i++) {
      at(Duration.ofSeconds(i), login, Devices.UNKNOWN);
    }
    assertThat(at(Duration.ofSeconds(1000), login, Devices.UNKNOWN)).isPresent();
    assertThat(at(Duration.ofSeconds(1000), login, OWN)).isEmpty();
  }

  @Test
  void a_new_device_waits_at_most_fifteen_minutes_after_the_last_try_of_others() {
    byte[] login = login();
    Duration now = Duration.ZERO;
    for (int i = 0; i < 1000; i++) {
      now = now.plus(at(now, login, Devices.UNKNOWN).orElse(Duration.ZERO));
    }
    Optional<Duration> wait = at(now, login, Devices.UNKNOWN);
    assertThat(wait.orElse(Duration.ZERO)).isLessThanOrEqualTo(Lockout.LONGEST);
    assertThat(at(now.plus(Lockout.LONGEST), login, Devices.UNKNOWN)).isEmpty();
  }

  @Test
  void the_count_is_forgotten_a_day_after_the_last_failure() {
    byte[] login = login();
    for (int i = 0; i < 8; i++) {
      at(Duration.ofMinutes(i), login, Devices.UNKNOWN);
    }
    Duration later = Duration.ofHours(25);
    for (int i = 0; i < Lockout.FREE; i++) {
      assertThat(at(later, login, Devices.UNKNOWN)).isEmpty();
    }
  }

  @Test
  void tries_sent_at_the_same_instant_are_all_counted() throws Exception {
    byte[] login = login();
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<Boolean> tryOnce = () -> at(Duration.ZERO, login, Devices.UNKNOWN).isEmpty();
      long admitted = 0;
      for (var result : pool.invokeAll(java.util.Collections.nCopies(40, tryOnce))) {
        admitted += result.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(Lockout.FREE + 1);
    }
  }

  @Test
  void a_device_mark_holds_for_its_login_only_and_cannot_be_made_up() {
    String cookie = devices.remember(null, "zhang");
    assertThat(devices.markOf(cookie, "zhang")).hasSize(16);
    assertThat(devices.markOf(cookie, "li")).isEqualTo(Devices.UNKNOWN);
    assertThat(devices.markOf("AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA", "zhang"))
        .isEqualTo(Devices.UNKNOWN);
    assertThat(devices.markOf("~.~", "zhang")).isEqualTo(Devices.UNKNOWN);
    assertThat(devices.markOf(null, "zhang")).isEqualTo(Devices.UNKNOWN);
  }

  @Test
  void a_shared_browser_keeps_the_marks_of_the_last_four() {
    String cookie = null;
    for (String login : new String[] {"a1", "b2", "c3", "d4", "e5"}) {
      cookie = devices.remember(cookie, login);
    }
    assertThat(devices.markOf(cookie, "a1")).isEqualTo(Devices.UNKNOWN);
    for (String login : new String[] {"b2", "c3", "d4", "e5"}) {
      assertThat(devices.markOf(cookie, login)).hasSize(16);
    }
  }

  @Test
  void strangers_are_told_to_wait_while_the_owner_signs_in_on_a_known_device() {
    World.Person person = world.person("钱五", Role.HANDLER, world.countyOffice);
    Browser known = new Browser(url("")).signedIn(person);
    known.submit("/desk/me", "/sign-out", java.util.Map.of());
    Browser stranger = new Browser(url(""));
    Browser.Answer last = null;
    for (int i = 0; i < Lockout.FREE + 6; i++) {
      last = stranger.signIn(person.login(), "wrong guess " + i);
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.body()).contains("Too many failed tries");
    assertThat(new Browser(url("")).signIn(person.login(), World.PASSWORD).status()).isEqualTo(429);
    assertThat(known.signIn(person.login(), World.PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void unknown_logins_wrong_passwords_and_disabled_accounts_look_alike() {
    World.Person person = world.person("孙六", Role.HANDLER, world.countyOffice);
    World.Person gone = world.person("吴七", Role.HANDLER, world.countyOffice);
    owner().sql("update account set disabled_at = now() where id = :id")
        .param("id", gone.accountId()).update();
    String unknown = "u" + Ids.text(Ids.next());
    for (String login : new String[] {person.login(), gone.login(), unknown}) {
      Browser browser = new Browser(url(""));
      for (int i = 0; i <= Lockout.FREE; i++) {
        Browser.Answer answer = browser.signIn(login, "wrong guess");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("do not belong together").doesNotContain("disabled-");
      }
      assertThat(browser.signIn(login, "wrong guess").status()).isEqualTo(429);
    }
  }

  @Test
  void more_computations_than_slots_are_refused_clearly() throws Exception {
    Passwords one =
        new Passwords(
            new AccessSettings(
                Duration.ofMinutes(1), Duration.ofHours(1), false, 1, Duration.ofMillis(1)));
    String hash = one.hash("some long phrase");
    try (var pool = Executors.newFixedThreadPool(16)) {
      Callable<String> verify =
          () -> {
            try {
              return String.valueOf(one.matches("some long phrase", hash));
            } catch (org.mingcha.shared.Refusal refusal) {
              return refusal.messageKey();
            }
          };
      var results =
          pool.invokeAll(java.util.Collections.nCopies(16, verify)).stream()
              .map(
                  f -> {
                    try {
                      return f.get();
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  })
              .toList();
      assertThat(results).contains("true", "access.busy").doesNotContain("false");
    }
    assertThat(one.matches("some long phrase", hash)).isTrue();
    assertThat(one.matches("some long phrase", null)).isFalse();
  }
}
