package org.mingcha.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** What everybody may do with the own account. */
@Component
class OwnAccount {
  static final int MOST_TOKENS = 20;

  private final Acting acting;
  private final Ledger ledger;
  private final Accounts accounts;
  private final Passwords passwords;
  private final Lockout lockout;
  private final Devices devices;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Clock clock;

  OwnAccount(
      Acting acting,
      Ledger ledger,
      Accounts accounts,
      Passwords passwords,
      Lockout lockout,
      Devices devices,
      Sessions sessions,
      Tokens tokens,
      Clock clock) {
    this.acting = acting;
    this.ledger = ledger;
    this.accounts = accounts;
    this.passwords = passwords;
    this.lockout = lockout;
    this.devices = devices;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Changes the password, ends all sessions and opens a new one for this browser.
   *
   * @return key of the new session
   * @throws Refusal invalid, with the faults of the fields current, fresh and again; too many, when
   *     the current password was wrong too often
   */
  String changePassword(
      Person.Facts me, String current, String fresh, String again, String device) {
    Accounts.Account account = accounts.get(me.accountId());
    // a borrowed screen must not be a place to guess the password
    byte[] login = devices.loginHash("change:" + account.login());
    lockout
        .tryNow(login, Devices.UNKNOWN)
        .ifPresent(
            wait -> {
              throw Refusal.of(
                  Refusal.Kind.TOO_MANY, "access.sign-in.wait-seconds", wait.toSeconds() + 1);
            });
    Refusal.Faults faults = new Refusal.Faults();
    boolean known =
        current.length() <= Passwords.LONGEST
            && passwords.matches(current, accounts.passwordHash(account.id()));
    faults.when(!known, "current", "access.password.wrong");
    if (known) {
      lockout.clear(login);
    }
    PasswordRules.check(
        fresh, List.of(account.login(), account.name(), account.nameHant()), "fresh", faults);
    faults.when(known && current.equals(fresh), "fresh", "access.password.same");
    faults.when(!fresh.equals(again), "again", "access.password.again.differs");
    faults.refuseIfAny();
    String hash = passwords.hash(fresh);
    return acting.as(
        account.id(),
        actor -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          accounts.lock(account.id());
          accounts.setPassword(account.id(), hash, false, now);
          sessions.endAll(account.id(), 0);
          ledger.append(
              actor, now, Ledger.Step.of(null, "account", account.id(), "account.change-password"));
          ledger.audit(actor, "password-changed", "account", account.id());
          return sessions.begin(account.id(), device);
        });
  }

  void setLanguage(Person.Facts me, Language language) {
    acting.as(
        me.accountId(),
        actor -> {
          accounts.setLocale(me.accountId(), language.tag());
          return null;
        });
  }

  /**
   * @param days until it expires, 1 to 365
   * @throws Refusal invalid, with the faults of the fields name and days
   */
  Tokens.Created createToken(Person.Facts me, String name, int days) {
    String title = name.strip();
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(title.isEmpty() || title.length() > 60, "name", "access.token.name.wrong");
    faults.when(days < 1 || days > 365, "days", "access.token.days.wrong");
    faults.when(
        tokens.list(me.accountId()).size() >= MOST_TOKENS,
        "name",
        "access.token.too-many",
        MOST_TOKENS);
    faults.refuseIfAny();
    return acting.as(
        me.accountId(),
        actor -> {
          Tokens.Created created =
              tokens.create(
                  me.accountId(), title, clock.instant().plus(Duration.ofDays(days)));
          ledger.audit(
              actor, "token-created", "account", me.accountId(), Map.of("token", created.id()));
          return created;
        });
  }

  void revokeToken(Person.Facts me, long tokenId) {
    acting.as(
        me.accountId(),
        actor -> {
          if (!tokens.revoke(me.accountId(), tokenId)) {
            throw Refusal.notFound();
          }
          ledger.audit(actor, "token-revoked", "account", me.accountId(), Map.of("token", tokenId));
          return null;
        });
  }

  /**
   * @param sessionId one session; null: all
   */
  void endSessions(Person.Facts me, @Nullable Long sessionId) {
    acting.as(
        me.accountId(),
        actor -> {
          if (sessionId == null) {
            sessions.endAll(me.accountId(), 0);
          } else if (!sessions.end(me.accountId(), sessionId)) {
            throw Refusal.notFound();
          }
          ledger.audit(
              actor, sessionId == null ? "sign-out-everywhere" : "session-ended", "account", me.accountId());
          return null;
        });
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }
}
