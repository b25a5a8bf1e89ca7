package org.mingcha.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mingcha.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal access tokens: {@code mc_} and 256 random bits in base64url. The prefix lets scanners of
 * published code find one that leaked.
 */
@Component
class Tokens {
  static final String PREFIX = "mc_";

  private final JdbcClient jdbc;
  private final Clock clock;

  Tokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A token as its owner sees it; the token itself is not kept. */
  record Listed(long id, String name, Instant createdAt, Instant expiresAt) {}

  record Created(long id, String token) {}

  Created create(long accountId, String name, Instant expiresAt) {
    String token = PREFIX + Secrets.random(32);
    long id = Ids.next();
    jdbc.sql(
            """
            insert into access_token (id, account_id, name, token_hash, created_at, expires_at)
            values (:id, :account, :name, :hash, :now, :expires)
            """)
        .param("id", id)
        .param("account", accountId)
        .param("name", name)
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .param("expires", Timestamp.from(expiresAt))
        .update();
    return new Created(id, token);
  }

  /** Who holds the token, unless it is revoked or expired or the account is disabled. */
  Optional<Person.Facts> find(String token) {
    if (!token.startsWith(PREFIX) || token.length() > 100) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select t.id as token_id, %s
              from access_token t
              join account a on a.id = t.account_id and a.disabled_at is null
              join official o on o.id = a.official_id
             where t.token_hash = :hash and t.revoked_at is null and t.expires_at > :now
            """
                .formatted(People.COLUMNS))
        .param("hash", Secrets.hash(token))
        .param("now", Timestamp.from(clock.instant()))
        .query((rs, n) -> People.read(rs, Person.Proof.TOKEN, rs.getLong("token_id")))
        .optional();
  }

  List<Listed> list(long accountId) {
    return jdbc.sql(
            """
            select id, name, created_at, expires_at from access_token
             where account_id = :account and revoked_at is null and expires_at > :now
             order by created_at desc, id desc
            """)
        .param("account", accountId)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (rs, n) ->
                new Listed(
                    rs.getLong("id"),
                    rs.getString("name"),
                    rs.getTimestamp("created_at").toInstant(),
                    rs.getTimestamp("expires_at").toInstant()))
        .list();
  }

  /** False when the account has no such token in force. */
  boolean revoke(long accountId, long tokenId) {
    return jdbc.sql(
                """
                update access_token set revoked_at = :now
                 where id = :id and account_id = :account and revoked_at is null
                """)
            .param("id", tokenId)
            .param("account", accountId)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  int revokeAll(long accountId) {
    return jdbc.sql(
            """
            update access_token set revoked_at = :now
             where account_id = :account and revoked_at is null
            """)
        .param("account", accountId)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
