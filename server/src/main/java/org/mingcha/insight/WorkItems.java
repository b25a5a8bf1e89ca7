package org.mingcha.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Role;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for a person, most urgent first: only where the person's office has the move and the
 * person has the role for it. One statement; each of its parts walks an index of open records in
 * the order of deadlines and stops at the limit, so that a backlog of any size costs the same.
 */
@Component
class WorkItems {
  /** As in the life cycles of reports and clues. */
  static final Set<Role> DESK =
      Set.of(
          Role.INTAKE_OFFICER, Role.CLUE_MANAGER, Role.GROUP_LEADER, Role.GROUP_DEPUTY, Role.OFFICE);

  static final Set<Role> MANAGING =
      Set.of(Role.CLUE_MANAGER, Role.OFFICE, Role.GROUP_LEADER, Role.GROUP_DEPUTY);

  static final Set<Role> HANDLING =
      Set.of(
          Role.HANDLER,
          Role.CLUE_MANAGER,
          Role.OFFICE,
          Role.GROUP_LEADER,
          Role.GROUP_DEPUTY,
          Role.GROUP_MEMBER);

  static final Set<Role> SIGNING =
      Set.of(Role.CLUE_MANAGER, Role.OFFICE, Role.GROUP_LEADER, Role.LEADER);

  /** A report that waits for its reporter becomes work when its deadline is that near. */
  private static final Duration FACTS_DUE = Duration.ofDays(2);

  private static final String SQL =
      """
      with c as (select unnest(:campaigns::bigint[]) as id)
      select * from (
        select case when r.unread > 0 then 'reporter-answered' else 'triage' end as kind, r.campaign_id, r.id,
               r.number, r.holder_id as party, r.category, r.region_code, null::bytea as title, false as key,
               0 as n, r.due_at, r.state_since as since
          from c, unnest(:managing::bigint[]) h
         cross join lateral (
           select * from report where campaign_id = c.id and holder_id = h and state = 'received'
            order by due_at, id limit :limit) r
        union all
        select 'reporter-answered', r.campaign_id, r.id, r.number, r.holder_id, r.category, r.region_code,
               null, false, 0, r.due_at, r.state_since
          from c, unnest(:desk::bigint[]) h
         cross join lateral (
           select * from report
            where campaign_id = c.id and holder_id = h and unread > 0
              and (state <> 'received' or h <> all (:managing::bigint[]))
            order by due_at, id limit :limit) r
        union all
        select 'facts-due', r.campaign_id, r.id, r.number, r.holder_id, r.category, r.region_code,
               null, false, 0, r.due_at, r.state_since
          from c, unnest(:desk::bigint[]) h
         cross join lateral (
           select * from report
            where campaign_id = c.id and holder_id = h and state = 'needs-facts' and due_at < :factsDue
              and unread = 0
            order by due_at, id limit :limit) r
        union all
        select 'false-mark', r.campaign_id, r.id, r.number, r.holder_id, r.category, r.region_code,
               null, false, 0, null, m.proposed_at
          from report_false_mark m
          join report r on r.id = m.report_id
         where m.confirmed_by is null and m.rejected_by is null and m.proposed_by <> :me
           and r.holder_id = any (:managing::bigint[]) and r.campaign_id = any (:campaigns::bigint[])
        union all
        select case k.state when 'open' then 'route' when 'concluded' then 'review' when 'objected' then 'objection'
                 else 'verify' end,
               k.campaign_id, k.id, k.number, k.holder_id, k.category, k.region_code, k.title, k.key_clue,
               0, k.due_at, k.state_since
          from c, unnest(:handling::bigint[]) h
         cross join lateral (
           select * from clue
            where campaign_id = c.id and holder_id = h
              and state in ('open', 'handed-over', 'verifying', 'concluded', 'objected')
              -- accepted with its batch, below
              and state <> 'handed-over'
              and (state = 'verifying' or h = any (:managing::bigint[]))
              -- on a list to be sent: that list is the work
              and not exists (select 1 from hand_over l where l.clue_id = clue.id and l.state = 'listed')
            order by due_at, id limit :limit) k
        union all
        select 'batch-accept', b.campaign_id, b.id, b.number, b.to_party, null, null, null, false,
               l.n, l.due, b.sent_at
          from hand_over_batch b
         cross join lateral (
           select count(*)::integer as n, min(o.accept_due_at) as due
             from hand_over o where o.batch_id = b.id and o.state = 'sent') l
         where b.state = 'sent' and b.to_party = any (:handling::bigint[])
           and b.campaign_id = any (:campaigns::bigint[]) and l.n > 0
        union all
        select 'batch-send', b.campaign_id, b.id, b.number, b.from_party, null, null, null, false,
               l.n, l.due, b.created_at
          from hand_over_batch b
         cross join lateral (
           select count(*)::integer as n, min(k.due_at) as due
             from hand_over o join clue k on k.id = o.clue_id where o.batch_id = b.id and o.state = 'listed') l
         where b.state = 'draft' and b.from_party = any (:managing::bigint[])
           and b.campaign_id = any (:campaigns::bigint[]) and l.n > 0
        union all
        select 'ladder-sign', k.campaign_id, k.id, k.number, k.manager_id, k.category, k.region_code, k.title,
               k.key_clue, 0, s.overdue_since, s.proposed_at
          from ladder_step s join clue k on k.id = s.clue_id
         where s.state = 'proposed' and s.campaign_id = any (:campaigns::bigint[])
           and k.manager_id = any (:signing::bigint[])
      ) work
      order by due_at nulls last, since, id
      limit :limit
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  WorkItems(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /**
   * The most urgent items.
   *
   * @param limit how many at most
   */
  List<WorkItem> of(Actor actor, List<Long> campaigns, Instant now, int limit) {
    return jdbc.sql(SQL)
        .param("campaigns", campaigns.toArray(Long[]::new))
        .param("desk", parties(actor, DESK))
        .param("managing", parties(actor, MANAGING))
        .param("handling", parties(actor, HANDLING))
        .param("signing", parties(actor, SIGNING))
        .param("me", actor.officialId())
        .param("factsDue", now.plus(FACTS_DUE).atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query(this::item)
        .list();
  }

  private static Long[] parties(Actor actor, Set<Role> roles) {
    return actor.partiesAs(roles).toArray(Long[]::new);
  }

  private WorkItem item(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new WorkItem(
        rs.getString("kind"),
        rs.getLong("campaign_id"),
        id,
        rs.getString("number"),
        rs.getLong("party"),
        rs.getString("category"),
        rs.getString("region_code"),
        seals.openOrNull("clue.title", id, rs.getBytes("title")),
        rs.getBoolean("key"),
        rs.getInt("n"),
        at(rs, "due_at"),
        rs.getObject("since", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
    OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
