package org.mingcha.access;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signing in and out. */
@Component
class SignIn {
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Ledger ledger;
  private final Passwords passwords;
  private final Lockout lockout;
  private final Devices devices;
  private final Sessions sessions;

  SignIn(
      JdbcClient jdbc,
      Acting acting,
      Ledger ledger,
      Passwords passwords,
      Lockout lockout,
      Devices devices,
      Sessions sessions) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.ledger = ledger;
    this.passwords = passwords;
    this.lockout = lockout;
    this.devices = devices;
    this.sessions = sessions;
  }

  /**
   * @param sessionKey for the session cookie
   * @param deviceCookie new value of the device cookie
   */
  record Opened(String sessionKey, String deviceCookie, boolean mustChange) {}

  private record Found(long id, String hash, boolean disabled, boolean mustChange) {}

  /**
   * Opens a session.
   *
   * @param device kind of browser, for the owner's list of sessions
   * @throws Refusal unknown person, the same for a wrong password, an unknown login and a disabled
   *     account; too many, with the wait in seconds; unavailable, when the server is too busy
   */
  Opened signIn(String typedLogin, String password, @Nullable String deviceCookie, String device) {
    String login = normal(typedLogin);
    byte[] loginHash = devices.loginHash(login);
    byte[] mark = devices.markOf(deviceCookie, login);
    Optional<Duration> wait = lockout.tryNow(loginHash, mark);
    if (wait.isPresent()) {
      throw tooMany(wait.get());
    }
    Found found = find(login);
    String hash = found == null || found.disabled() ? null : found.hash();
    if (password.length() > Passwords.LONGEST || !passwords.matches(password, hash)) {
      recordFailure(found, loginHash);
      throw Refusal.of(Refusal.Kind.UNKNOWN_PERSON, "access.sign-in.wrong");
    }
    String key =
        acting.as(
            found.id(),
            actor -> {
              lockout.succeeded(loginHash, mark);
              ledger.audit(actor, "sign-in", "account", found.id());
              return sessions.begin(found.id(), device);
            });
    return new Opened(key, devices.remember(deviceCookie, login), found.mustChange());
  }

  void signOut(Person.Facts person) {
    acting.as(
        person.accountId(),
        actor -> {
          sessions.end(person.accountId(), person.proofId());
          ledger.audit(actor, "sign-out", "account", person.accountId());
          return null;
        });
  }

  static String normal(String login) {
    String text = login.strip().toLowerCase(Locale.ROOT);
    return text.length() > 100 ? text.substring(0, 100) : text;
  }

  private @Nullable Found find(String login) {
    return jdbc.sql(
            """
            select id, password_hash, disabled_at is not null as disabled, must_change
              from account where login = :login
            """)
        .param("login", login)
        .query(
            (rs, n) ->
                new Found(
                    rs.getLong("id"),
                    rs.getString("password_hash"),
                    rs.getBoolean("disabled"),
                    rs.getBoolean("must_change")))
        .optional()
        .orElse(null);
  }

  // people type passwords into the login field, so what was typed is not kept, only its keyed hash
  private void recordFailure(@Nullable Found found, byte[] loginHash) {
    String mark = HexFormat.of().formatHex(loginHash, 0, 8);
    acting.asSignIn(
        actor -> {
          ledger.audit(
              actor,
              "sign-in-failed",
              "account",
              found == null ? null : found.id(),
              Map.of("login", mark));
          return null;
        });
  }

  private static Refusal tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return seconds <= 90
        ? Refusal.of(Refusal.Kind.TOO_MANY, "access.sign-in.wait-seconds", seconds)
        : Refusal.of(Refusal.Kind.TOO_MANY, "access.sign-in.wait-minutes", (seconds + 59) / 60);
  }
}
