package org.mingcha.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
class Accounts {
  private static final String SELECT =
      """
      select a.id, a.official_id, a.login, a.locale, a.must_change, a.disabled_at, a.created_at,
             a.version, o.name, o.name_hant
        from account a join official o on o.id = a.official_id
      """;

  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Account(
      long id,
      long officialId,
      String login,
      String name,
      String nameHant,
      String locale,
      boolean mustChange,
      @Nullable Instant disabledAt,
      Instant createdAt,
      int version) {
    String name(Language language) {
      return language == Language.ZH_TW ? nameHant : name;
    }
  }

  Account get(long id) {
    return jdbc.sql(SELECT + " where a.id = :id")
        .param("id", id)
        .query(Accounts::row)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  /** The account as it stands, locked until the end of the transaction. */
  Account lock(long id) {
    return jdbc.sql(SELECT + " where a.id = :id for update of a")
        .param("id", id)
        .query(Accounts::row)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  Optional<Account> findByLogin(String login) {
    return jdbc.sql(SELECT + " where a.login = :login")
        .param("login", login)
        .query(Accounts::row)
        .optional();
  }

  boolean existsFor(long officialId) {
    return jdbc.sql("select count(*) from account where official_id = :id")
            .param("id", officialId)
            .query(Long.class)
            .single()
        > 0;
  }

  boolean any() {
    return jdbc.sql("select exists (select 1 from account)").query(Boolean.class).single();
  }

  /**
   * Accounts by login, for pages.
   *
   * @param words beginning of the login, or part of the name
   * @param after login of the last account of the page before
   */
  List<Account> list(@Nullable String words, boolean disabledOnly, @Nullable String after, int limit) {
    return jdbc.sql(
            SELECT
                + """
                   where a.login > :after
                     and (:words = '' or starts_with(a.login, lower(:words))
                          or strpos(o.name, :words) > 0 or strpos(o.name_hant, :words) > 0)
                     and (not :disabled or a.disabled_at is not null)
                   order by a.login limit :limit
                  """)
        .param("words", words == null ? "" : words.strip())
        .param("disabled", disabledOnly)
        .param("after", after == null ? "" : after)
        .param("limit", limit)
        .query(Accounts::row)
        .list();
  }

  void insert(long id, long officialId, String login, String hash, String locale, Instant now) {
    jdbc.sql(
            """
            insert into account (id, official_id, login, password_hash, password_set_at,
                                 must_change, locale, created_at)
            values (:id, :official, :login, :hash, :now, true, :locale, :now)
            """)
        .param("id", id)
        .param("official", officialId)
        .param("login", login)
        .param("hash", hash)
        .param("locale", locale)
        .param("now", Timestamp.from(now))
        .update();
  }

  String passwordHash(long id) {
    return jdbc.sql("select password_hash from account where id = :id")
        .param("id", id)
        .query(String.class)
        .single();
  }

  void setPassword(long id, String hash, boolean mustChange, Instant now) {
    jdbc.sql(
            """
            update account set password_hash = :hash, password_set_at = :now,
                   must_change = :must, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("hash", hash)
        .param("must", mustChange)
        .param("now", Timestamp.from(now))
        .update();
  }

  void setLocale(long id, String locale) {
    jdbc.sql("update account set locale = :locale, version = version + 1 where id = :id")
        .param("id", id)
        .param("locale", locale)
        .update();
  }

  void setDisabled(long id, @Nullable Instant at) {
    jdbc.sql("update account set disabled_at = :at, version = version + 1 where id = :id")
        .param("id", id)
        .param("at", at == null ? null : Timestamp.from(at), java.sql.Types.TIMESTAMP)
        .update();
  }

  private static Account row(ResultSet rs, int n) throws SQLException {
    Timestamp disabled = rs.getTimestamp("disabled_at");
    return new Account(
        rs.getLong("id"),
        rs.getLong("official_id"),
        rs.getString("login"),
        rs.getString("name"),
        rs.getString("name_hant"),
        rs.getString("locale"),
        rs.getBoolean("must_change"),
        disabled == null ? null : disabled.toInstant(),
        rs.getTimestamp("created_at").toInstant(),
        rs.getInt("version"));
  }
}
