package org.mingcha.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mingcha.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signed-in browsers, in the database, so that any node serves any request and an ended session is
 * ended everywhere at once.
 */
@Component
class Sessions {
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final AccessSettings settings;
  private final Clock clock;

  Sessions(JdbcClient jdbc, AccessSettings settings, Clock clock) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.clock = clock;
  }

  /** A session as its owner and the system administrator see it. */
  record Listed(long id, String device, Instant startedAt, Instant lastUsedAt) {}

  /**
   * @return the key for the browser; it is not kept
   */
  String begin(long accountId, String device) {
    String key = Secrets.random(32);
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into sign_in_session (id, account_id, key_hash, device, started_at, last_used_at)
            values (:id, :account, :hash, :device, :now, :now)
            """)
        .param("id", Ids.next())
        .param("account", accountId)
        .param("hash", Secrets.hash(key))
        .param("device", device)
        .param("now", now)
        .update();
    return key;
  }

  /** Who holds the key, unless the session ended, was idle too long, or the account is disabled. */
  Optional<Person.Facts> find(String key) {
    Instant now = clock.instant();
    record Found(Person.Facts facts, Instant lastUsed) {}
    Optional<Found> found =
        jdbc.sql(
                """
                select s.id as session_id, s.last_used_at, %s
                  from sign_in_session s
                  join account a on a.id = s.account_id and a.disabled_at is null
                  join official o on o.id = a.official_id
                 where s.key_hash = :hash and s.ended_at is null
                   and s.last_used_at > :idle and s.started_at > :oldest
                """
                    .formatted(People.COLUMNS))
            .param("hash", Secrets.hash(key))
            .param("idle", Timestamp.from(now.minus(settings.idle())))
            .param("oldest", Timestamp.from(now.minus(settings.absolute())))
            .query(
                (rs, n) ->
                    new Found(
                        People.read(rs, Person.Proof.SESSION, rs.getLong("session_id")),
                        rs.getTimestamp("last_used_at").toInstant()))
            .optional();
    found
        .filter(f -> f.lastUsed().isBefore(now.minus(GRAIN)))
        .ifPresent(f -> touch(f.facts().proofId(), now));
    return found.map(Found::facts);
  }

  private void touch(long id, Instant now) {
    jdbc.sql("update sign_in_session set last_used_at = :now where id = :id and last_used_at < :now")
        .param("id", id)
        .param("now", Timestamp.from(now.truncatedTo(ChronoUnit.SECONDS)))
        .update();
  }

  List<Listed> list(long accountId) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select id, device, started_at, last_used_at from sign_in_session
             where account_id = :account and ended_at is null
               and last_used_at > :idle and started_at > :oldest
             order by last_used_at desc, id desc
            """)
        .param("account", accountId)
        .param("idle", Timestamp.from(now.minus(settings.idle())))
        .param("oldest", Timestamp.from(now.minus(settings.absolute())))
        .query(
            (rs, n) ->
                new Listed(
                    rs.getLong("id"),
                    rs.getString("device"),
                    rs.getTimestamp("started_at").toInstant(),
                    rs.getTimestamp("last_used_at").toInstant()))
        .list();
  }

  /** Ends one session of this account; false when it has no such session any more. */
  boolean end(long accountId, long sessionId) {
    return jdbc.sql(
                """
                update sign_in_session set ended_at = :now
                 where id = :id and account_id = :account and ended_at is null
                """)
            .param("id", sessionId)
            .param("account", accountId)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /**
   * Ends all sessions of this account but one.
   *
   * @param keep id of the session that stays, 0: none stays
   */
  int endAll(long accountId, long keep) {
    return jdbc.sql(
            """
            update sign_in_session set ended_at = :now
             where account_id = :account and ended_at is null and id <> :keep
            """)
        .param("account", accountId)
        .param("keep", keep)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Deletes what ended or fell idle before then. */
  int forgetBefore(Instant then) {
    return jdbc.sql("delete from sign_in_session where last_used_at < :then")
        .param("then", Timestamp.from(then))
        .update();
  }
}
