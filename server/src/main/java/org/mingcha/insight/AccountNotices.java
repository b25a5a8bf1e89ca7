package org.mingcha.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What administrators and the auditor find on their start page. */
@Component
class AccountNotices {
  private static final Duration AHEAD = Duration.ofDays(14);
  private static final int EACH = 10;
  private static final int TRAIL = 15;

  private final JdbcClient jdbc;

  AccountNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** AccountNotices without appointment, with a first password, and appointments that end soon. */
  List<Start.AccountNotice> notices(Instant now, Language language) {
    return jdbc.sql(
            """
            (select 'ending' as kind, a.id, o.name, o.name_hant, a.login, p.role, upper(p.period) as ends
               from appointment p
               join account a on a.official_id = p.official_id and a.disabled_at is null
               join official o on o.id = p.official_id
              where upper(p.period) > :now and upper(p.period) <= :ahead
              order by upper(p.period), a.id limit :each)
            union all
            (select 'no-appointment', a.id, o.name, o.name_hant, a.login, null, null
               from account a join official o on o.id = a.official_id
              where a.disabled_at is null
                and not exists (select 1 from appointment p
                                 where p.official_id = a.official_id and p.period @> :now::timestamptz)
              order by a.created_at, a.id limit :each)
            union all
            (select 'must-change', a.id, o.name, o.name_hant, a.login, null, null
               from account a join official o on o.id = a.official_id
              where a.must_change and a.disabled_at is null
              order by a.password_set_at, a.id limit :each)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ahead", now.plus(AHEAD).atOffset(ZoneOffset.UTC))
        .param("each", EACH)
        .query(
            (rs, n) ->
                new Start.AccountNotice(
                    rs.getString("kind"),
                    rs.getLong("id"),
                    rs.getString(language == Language.ZH_TW ? "name_hant" : "name"),
                    rs.getString("login"),
                    rs.getString("role"),
                    at(rs)))
        .list();
  }

  /** The latest of the audit trail; the database gives it to the auditor only. */
  List<Start.TrailEntry> trail(Language language) {
    return jdbc.sql(
            """
            select t.position, t.at, t.action, t.kind, o.name, o.name_hant
              from audit t left join official o on o.id = t.official_id
             order by t.position desc limit :each
            """)
        .param("each", TRAIL)
        .query(
            (rs, n) ->
                new Start.TrailEntry(
                    rs.getLong("position"),
                    rs.getObject("at", OffsetDateTime.class).toInstant(),
                    rs.getString(language == Language.ZH_TW ? "name_hant" : "name"),
                    rs.getString("action"),
                    rs.getString("kind")))
        .list();
  }

  private static @Nullable Instant at(ResultSet rs) throws SQLException {
    OffsetDateTime at = rs.getObject("ends", OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
