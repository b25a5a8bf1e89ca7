package org.mingcha.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing of passwords down, after OWASP's scheme of device cookies: every device on which
 * the owner has signed in counts for itself, all others share one count per login, so a stranger
 * can block strangers only. Five tries are free, then the wait doubles from a second to fifteen
 * minutes. A try during the wait is not looked at and does not lengthen it. A login that does not
 * exist is treated alike.
 */
@Component
class Lockout {
  static final int FREE = 5;
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** So long after the last failure the count starts anew. */
  static final Duration FORGET = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Clock clock;

  Lockout(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Counts this try as failed before the password is looked at, so that tries at the same instant
   * are counted too; success takes it back.
   *
   * @return how long to wait, when this try comes too early
   */
  Optional<Duration> tryNow(byte[] loginHash, byte[] mark) {
    Instant now = clock.instant();
    boolean admitted =
        jdbc.sql(
                    """
                    insert into sign_in_failure as f
                           (login_hash, client_mark, failures, last_at, blocked_until)
                    values (:login, :mark, 1, :now, null)
                    on conflict (login_hash, client_mark) do update
                       set failures = case when f.last_at < :forget then 1 else f.failures + 1 end,
                           last_at = :now,
                           blocked_until =
                             case when f.last_at >= :forget and f.failures >= :free::integer
                                  then :now::timestamptz + least(:longest::integer,
                                                    power(2, least(f.failures - :free::integer, 20))
                                                   ) * interval '1 second'
                             end
                     where f.blocked_until is null or f.blocked_until <= :now
                    """)
                .param("login", loginHash)
                .param("mark", mark)
                .param("now", Timestamp.from(now))
                .param("forget", Timestamp.from(now.minus(FORGET)))
                .param("free", FREE)
                .param("longest", LONGEST.toSeconds())
                .update()
            == 1;
    if (admitted) {
      return Optional.empty();
    }
    return Optional.of(
        jdbc.sql(
                """
                select blocked_until from sign_in_failure
                 where login_hash = :login and client_mark = :mark
                """)
            .param("login", loginHash)
            .param("mark", mark)
            .query((rs, n) -> rs.getTimestamp(1).toInstant())
            .optional()
            .map(until -> Duration.between(now, until))
            .filter(wait -> wait.compareTo(Duration.ofSeconds(1)) > 0)
            .orElse(Duration.ofSeconds(1)));
  }

  void succeeded(byte[] loginHash, byte[] mark) {
    jdbc.sql("delete from sign_in_failure where login_hash = :login and client_mark = :mark")
        .param("login", loginHash)
        .param("mark", mark)
        .update();
  }

  /** Clears all waits of a login, e.g. when its password was reset. */
  void clear(byte[] loginHash) {
    jdbc.sql("delete from sign_in_failure where login_hash = :login")
        .param("login", loginHash)
        .update();
  }

  int forgetOld() {
    return jdbc.sql("delete from sign_in_failure where last_at < :forget")
        .param("forget", Timestamp.from(clock.instant().minus(FORGET)))
        .update();
  }
}
