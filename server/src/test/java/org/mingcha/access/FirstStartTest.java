package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.text.Messages;
import org.mingcha.testing.AppTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The application of the tests started on an empty database, so the first start has happened. */
class FirstStartTest extends AppTest {
  @Autowired private FirstStart firstStart;
  @Autowired private Accounts accounts;
  @Autowired private Appointments appointments;
  @Autowired private Ledger ledger;
  @Autowired private Clock clock;
  @Autowired private Passwords passwords;

  private record Admin(long account, long official, String hash, boolean mustChange) {}

  private Admin admin() {
    return owner()
        .sql("select id, official_id, password_hash, must_change from account where login = 'admin'")
        .query((rs, n) -> new Admin(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getBoolean(4)))
        .single();
  }

  @Test
  void an_installation_without_accounts_gets_a_system_administrator_who_must_choose_a_password() {
    Admin admin = admin();
    assertThat(admin.mustChange()).isTrue();
    assertThat(admin.hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(
            owner()
                .sql("select role from appointment where official_id = :o")
                .param("o", admin.official())
                .query(String.class)
                .list())
        .containsExactly("system-admin");
  }

  @Test
  void a_second_start_makes_no_second_one() {
    assertThat(firstStart.create()).isEmpty();
  }

  @Test
  void the_password_is_told_on_the_console_in_both_languages_once_each() {
    List<String> lines = new ArrayList<>();
    new FirstStart(
            jdbc, acting, accounts, appointments, passwords, ledger, new Messages(), clock, lines::add)
        .announce("abcd-efgh-jkmn-pqrs");
    String text = String.join("\n", lines);
    assertThat(text).contains("首次启动", "First start", "admin").contains("abcd-efgh-jkmn-pqrs");
  }

  @Test
  void one_time_passwords_are_long_unlike_and_easy_to_type() {
    String one = Secrets.oneTimePassword();
    assertThat(one).matches("[a-km-z2-9]{4}(-[a-km-z2-9]{4}){3}").doesNotContain("l", "o", "0", "1");
    assertThat(Secrets.oneTimePassword()).isNotEqualTo(one);
    assertThat(passwords.matches(one, passwords.hash(one))).isTrue();
  }
}
