package org.mingcha.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the trail; the database shows it to the auditor only. */
@Component
class AuditTrail {
  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param who part of the name or beginning of the login
   * @param recordId null: any
   */
  record Filter(
      String who,
      String action,
      String kind,
      @Nullable Long recordId,
      @Nullable Instant from,
      @Nullable Instant to) {}

  record Entry(
      long position,
      Instant at,
      @Nullable String name,
      @Nullable String nameHant,
      @Nullable String login,
      String action,
      @Nullable String kind,
      @Nullable Long recordId,
      String details) {
    @Nullable String name(Language language) {
      return language == Language.ZH_TW ? nameHant : name;
    }
  }

  /**
   * Entries, newest first, for pages.
   *
   * @param before position of the last entry of the page before
   */
  List<Entry> list(Filter filter, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            select t.position, t.at, o.name, o.name_hant, a.login, t.action, t.kind, t.record_id,
                   t.details::text as details
              from audit t
              left join official o on o.id = t.official_id
              left join account a on a.id = t.account_id
             where t.position < :before
               and (:who = '' or t.official_id in (
                      select w.id from official w left join account wa on wa.official_id = w.id
                       where strpos(w.name, :who) > 0 or strpos(w.name_hant, :who) > 0
                          or starts_with(coalesce(wa.login, ''), lower(:who))))
               and (:action = '' or t.action = :action)
               and (:kind = '' or t.kind = :kind)
               and (:record::bigint is null or t.record_id = :record)
               and (:from::timestamptz is null or t.at >= :from)
               and (:to::timestamptz is null or t.at < :to)
             order by t.position desc limit :limit
            """)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("who", filter.who())
        .param("action", filter.action())
        .param("kind", filter.kind())
        .param("record", filter.recordId(), java.sql.Types.BIGINT)
        .param("from", timestamp(filter.from()), java.sql.Types.TIMESTAMP)
        .param("to", timestamp(filter.to()), java.sql.Types.TIMESTAMP)
        .param("limit", limit)
        .query(
            (rs, n) ->
                new Entry(
                    rs.getLong("position"),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("name"),
                    rs.getString("name_hant"),
                    rs.getString("login"),
                    rs.getString("action"),
                    rs.getString("kind"),
                    rs.getObject("record_id", Long.class),
                    rs.getString("details")))
        .list();
  }

  /** The actions that the trail holds, found by hopping over the index rather than reading it all. */
  List<String> listActions() {
    return jdbc.sql(
            """
            with recursive hop as (
              (select action from audit order by action limit 1)
              union all
              select (select t.action from audit t where t.action > hop.action order by t.action limit 1)
                from hop where hop.action is not null)
            select action from hop where action is not null
            """)
        .query(String.class)
        .list();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
