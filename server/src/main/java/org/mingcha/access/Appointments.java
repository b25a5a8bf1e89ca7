package org.mingcha.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of appointments. */
@Component
class Appointments {
  private static final String SELECT =
      """
      select p.id, p.official_id, p.role, p.party_id, p.party_kind, p.campaign_id,
             lower(p.period) as from_at, upper(p.period) as to_at, p.ended_at, p.version,
             p.period @> now() as in_force, lower(p.period) > now() as ahead,
             o.name, o.name_hant, a.login,
             coalesce(u.name, g.name, '') as party, coalesce(u.name_hant, g.name_hant, '') as party_hant,
             c.name_zh_cn, c.name_zh_tw, c.name_en
        from appointment p
        join official o on o.id = p.official_id
        left join account a on a.official_id = o.id
        left join unit u on p.party_kind = 'unit' and u.id = p.party_id
        left join inspection_group g on p.party_kind = 'group' and g.id = p.party_id
        left join campaign c on c.id = p.campaign_id
      """;

  private final JdbcClient jdbc;

  Appointments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param login null when the official has no account
   * @param fromAt null when it was ended before it began
   * @param toAt null: open-ended
   * @param partyName of the unit or group; empty: the whole installation
   */
  record Appointment(
      long id,
      long officialId,
      String name,
      String nameHant,
      @Nullable String login,
      Role role,
      long partyId,
      boolean group,
      String party,
      String partyHant,
      @Nullable String campaignCn,
      @Nullable String campaignTw,
      @Nullable String campaignEn,
      @Nullable Instant fromAt,
      @Nullable Instant toAt,
      boolean inForce,
      boolean ahead,
      int version) {
    public String name(Language language) {
      return language == Language.ZH_TW ? nameHant : name;
    }

    public String party(Language language) {
      return language == Language.ZH_TW ? partyHant : party;
    }

    public @Nullable String campaign(Language language) {
      return switch (language) {
        case ZH_CN -> campaignCn;
        case ZH_TW -> campaignTw;
        case EN -> campaignEn;
      };
    }
  }

  Appointment get(long id) {
    return jdbc.sql(SELECT + " where p.id = :id")
        .param("id", id)
        .query(Appointments::row)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  Appointment lock(long id) {
    return jdbc.sql(SELECT + " where p.id = :id for update of p")
        .param("id", id)
        .query(Appointments::row)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  /** Those in force or ahead, of one official. */
  List<Appointment> listOf(long officialId) {
    return jdbc.sql(
            SELECT
                + """
                   where p.official_id = :official and not isempty(p.period)
                     and (upper_inf(p.period) or upper(p.period) > now())
                   order by lower(p.period), p.id
                  """)
        .param("official", officialId)
        .query(Appointments::row)
        .list();
  }

  /**
   * Appointments, newest first, for pages.
   *
   * @param words part of the name or beginning of the login
   * @param all also those that are over
   * @param before id of the last one of the page before
   */
  List<Appointment> list(
      @Nullable String words, @Nullable Role role, boolean all, @Nullable Long before, int limit) {
    return jdbc.sql(
            SELECT
                + """
                   where p.id < :before
                     and (:words = '' or strpos(o.name, :words) > 0 or strpos(o.name_hant, :words) > 0
                          or starts_with(coalesce(a.login, ''), lower(:words)))
                     and (:role = '' or p.role = :role)
                     and (:all or (not isempty(p.period)
                                   and (upper_inf(p.period) or upper(p.period) > now())))
                   order by p.id desc limit :limit
                  """)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("words", words == null ? "" : words.strip())
        .param("role", role == null ? "" : role.key())
        .param("all", all)
        .param("limit", limit)
        .query(Appointments::row)
        .list();
  }

  boolean anyInForce(Role role) {
    return jdbc.sql(
            "select exists (select 1 from appointment where role = :role and period @> now())")
        .param("role", role.key())
        .query(Boolean.class)
        .single();
  }

  /** Whether the official was, is or will be an administrator in that time, or is anything else. */
  boolean clashes(long officialId, Role role, Instant from, @Nullable Instant to) {
    return jdbc.sql(
            """
            select exists (
              select 1 from appointment
               where official_id = :official and period && tstzrange(:from::timestamptz, :to::timestamptz)
                 and case when :administers then role <> :role
                          else role in ('auditor', 'system-admin', 'security-admin') end)
            """)
        .param("official", officialId)
        .param("role", role.key())
        .param("administers", role.administers())
        .param("from", Timestamp.from(from))
        .param("to", to == null ? null : Timestamp.from(to), java.sql.Types.TIMESTAMP)
        .query(Boolean.class)
        .single();
  }

  boolean overlaps(
      long officialId, Role role, long party, @Nullable Long campaign, Instant from, @Nullable Instant to) {
    return jdbc.sql(
            """
            select exists (
              select 1 from appointment
               where official_id = :official and role = :role and party_id = :party
                 and coalesce(campaign_id, 0) = coalesce(:campaign, 0)
                 and period && tstzrange(:from::timestamptz, :to::timestamptz))
            """)
        .param("official", officialId)
        .param("role", role.key())
        .param("party", party)
        .param("campaign", campaign, java.sql.Types.BIGINT)
        .param("from", Timestamp.from(from))
        .param("to", to == null ? null : Timestamp.from(to), java.sql.Types.TIMESTAMP)
        .query(Boolean.class)
        .single();
  }

  void insert(
      long id,
      long officialId,
      Role role,
      long party,
      boolean group,
      @Nullable Long campaign,
      Instant from,
      @Nullable Instant to,
      @Nullable Long grantedBy,
      Instant now) {
    jdbc.sql(
            """
            insert into appointment (id, official_id, role, party_id, party_kind, campaign_id,
                                     period, granted_by, created_at)
            values (:id, :official, :role, :party, :kind, :campaign,
                    tstzrange(:from::timestamptz, :to::timestamptz), :by, :now)
            """)
        .param("id", id)
        .param("official", officialId)
        .param("role", role.key())
        .param("party", party)
        .param("kind", group ? "group" : "unit")
        .param("campaign", campaign, java.sql.Types.BIGINT)
        .param("from", Timestamp.from(from))
        .param("to", to == null ? null : Timestamp.from(to), java.sql.Types.TIMESTAMP)
        .param("by", grantedBy, java.sql.Types.BIGINT)
        .param("now", Timestamp.from(now))
        .update();
  }

  void end(long id, long by, Instant now) {
    jdbc.sql(
            """
            update appointment
               set period = case when lower(period) >= :now then 'empty'::tstzrange
                                 else tstzrange(lower(period), :now) end,
                   ended_by = :by, ended_at = :now, version = version + 1
             where id = :id
            """)
        .param("id", id)
        .param("by", by)
        .param("now", Timestamp.from(now))
        .update();
  }

  private static Appointment row(ResultSet rs, int n) throws SQLException {
    return new Appointment(
        rs.getLong("id"),
        rs.getLong("official_id"),
        rs.getString("name"),
        rs.getString("name_hant"),
        rs.getString("login"),
        Role.of(rs.getString("role")),
        rs.getLong("party_id"),
        "group".equals(rs.getString("party_kind")),
        rs.getString("party"),
        rs.getString("party_hant"),
        rs.getString("name_zh_cn"),
        rs.getString("name_zh_tw"),
        rs.getString("name_en"),
        instant(rs.getTimestamp("from_at")),
        instant(rs.getTimestamp("to_at")),
        rs.getBoolean("in_force"),
        rs.getBoolean("ahead"),
        rs.getInt("version"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
