package org.mingcha.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An installation without any account gets its first system administrator, with a password for one
 * use that is printed once and kept nowhere.
 */
@Component
@Profile("!demo & !without-first-administrator")
final class FirstStart implements ApplicationRunner {
  static final String LOGIN = "admin";

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Accounts accounts;
  private final Appointments appointments;
  private final Passwords passwords;
  private final Ledger ledger;
  private final Messages messages;
  private final Clock clock;
  private final OneTimeConsole console;

  FirstStart(
      JdbcClient jdbc,
      Acting acting,
      Accounts accounts,
      Appointments appointments,
      Passwords passwords,
      Ledger ledger,
      Messages messages,
      Clock clock,
      OneTimeConsole console) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.accounts = accounts;
    this.appointments = appointments;
    this.passwords = passwords;
    this.ledger = ledger;
    this.messages = messages;
    this.clock = clock;
    this.console = console;
  }

  @Override
  public void run(ApplicationArguments args) {
    create().ifPresent(this::announce);
  }

  /** The one-time password of the account made now; empty when there was an account already. */
  Optional<String> create() {
    if (accounts.any()) {
      return Optional.empty();
    }
    String password = Secrets.oneTimePassword();
    String hash = passwords.hash(password);
    return acting.asClock(
        actor -> {
          // two nodes may start at once
          jdbc.sql("lock table account in share row exclusive mode").update();
          if (accounts.any()) {
            return Optional.empty();
          }
          Instant now = clock.instant();
          long official = Ids.next();
          jdbc.sql("insert into official (id, name, name_hant) values (:id, :name, :hant)")
              .param("id", official)
              .param("name", messages.in(Language.ZH_CN).get("role.system-admin"))
              .param("hant", messages.in(Language.ZH_TW).get("role.system-admin"))
              .update();
          long account = Ids.next();
          accounts.insert(account, official, LOGIN, hash, Language.ZH_CN.tag(), now);
          appointments.insert(
              Ids.next(),
              official,
              Role.SYSTEM_ADMIN,
              GrantAppointment.INSTALLATION,
              false,
              null,
              now,
              null,
              null,
              now);
          ledger.append(
              actor,
              now,
              Ledger.Step.of(null, "account", account, "account.create")
                  .states(null, "enabled")
                  .with(Map.of("official", official)));
          ledger.audit(actor, "account-created", "account", account);
          return Optional.of(password);
        });
  }

  /** Straight to the console, past every log. */
  void announce(String password) {
    String line = "=".repeat(72);
    console.print(line);
    for (Language language : new Language[] {Language.ZH_CN, Language.EN}) {
      console.print(messages.in(language).get("access.first-start", LOGIN, password));
    }
    console.print(line);
  }
}
