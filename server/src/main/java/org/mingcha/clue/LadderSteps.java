package org.mingcha.clue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps of the ladder as they stand in the table. */
@Component
class LadderSteps {
  private static final String SELECT =
      """
      select s.id, s.clue_id, s.step, s.overdue_since, s.holder_id, s.state, s.proposed_at, s.decided_at, o.name, s.reason
        from ladder_step s left join official o on o.id = s.decided_by
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  LadderSteps(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /**
   * @param step key of an escalation step of the template
   * @param overdueSince the deadline that passed
   * @param holderId who held the clue then
   */
  record Row(
      long id,
      long clueId,
      String step,
      Instant overdueSince,
      long holderId,
      String state,
      Instant proposedAt,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String reason) {}

  List<Row> of(long clueId) {
    return jdbc.sql(SELECT + " where s.clue_id = :clue order by s.id")
        .param("clue", clueId)
        .query(this::row)
        .list();
  }

  /** Steps of a campaign that wait for a signature, as far as the actor sees the clues. */
  List<Row> waiting(long campaign, int limit) {
    return jdbc.sql(
            SELECT
                + " where s.campaign_id = :campaign and s.state = 'proposed' order by s.proposed_at, s.id limit :limit")
        .param("campaign", campaign)
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  Optional<Row> lock(long id) {
    return jdbc.sql(SELECT + " where s.id = :id for update of s").param("id", id).query(this::row).optional();
  }

  /** Adds a step once for an overdue period; false when it is there. */
  boolean add(
      ClueRow clue, String step, boolean done, Instant overdueSince, Instant now) {
    return jdbc.sql(
                """
                insert into ladder_step (id, campaign_id, clue_id, step, overdue_since, holder_id, state, proposed_at, decided_at)
                values (:id, :campaign, :clue, :step, :since, :holder, :state, :now, :decided)
                on conflict on constraint ladder_step_once do nothing
                """)
            .param("id", Ids.next())
            .param("campaign", clue.campaignId())
            .param("clue", clue.id())
            .param("step", step)
            .param("since", ClueRows.stamp(overdueSince))
            .param("holder", clue.holderId())
            .param("state", done ? "done" : "proposed")
            .param("now", ClueRows.stamp(now))
            .param("decided", done ? ClueRows.stamp(now) : null, Types.TIMESTAMP)
            .update()
        == 1;
  }

  void decide(Row step, String state, @Nullable String reason, Instant now, @Nullable Long by) {
    jdbc.sql(
            """
            update ladder_step set state = :state, decided_at = :now, decided_by = :by, reason = :reason
             where id = :id and state = 'proposed'
            """)
        .param("state", state)
        .param("now", ClueRows.stamp(now))
        .param("by", by, Types.BIGINT)
        .param("reason", seals.sealOrNull("ladder_step.reason", step.id(), reason), Types.BINARY)
        .param("id", step.id())
        .update();
  }

  /** Where the clue stands on the ladder; not a change of its version: forms stay valid. */
  void climb(long clueId, int steps) {
    jdbc.sql("update clue set ladder_step = :steps where id = :id")
        .param("steps", steps)
        .param("id", clueId)
        .update();
  }

  /** Proposals whose overdue period is over lapse. */
  int lapse(Instant now) {
    return jdbc.sql(
            """
            update ladder_step s set state = 'lapsed', decided_at = :now
              from clue c
             where s.state = 'proposed' and c.id = s.clue_id and c.due_at is distinct from s.overdue_since
            """)
        .param("now", ClueRows.stamp(now))
        .update();
  }

  private Row row(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new Row(
        id,
        rs.getLong("clue_id"),
        rs.getString("step"),
        rs.getTimestamp("overdue_since").toInstant(),
        rs.getLong("holder_id"),
        rs.getString("state"),
        rs.getTimestamp("proposed_at").toInstant(),
        ClueRows.instant(rs, "decided_at"),
        rs.getString("name"),
        seals.openOrNull("ladder_step.reason", id, rs.getBytes("reason")));
  }
}
