package org.mingcha.clue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes hand-overs. */
@Component
class Links {
  private static final String SELECT =
      """
      select h.id, h.batch_id, h.clue_id, h.from_party, h.to_party, h.above_id, h.purpose, h.state, h.rule,
             h.overruled, h.sent_at, h.accept_due_at, h.due_at, h.answered_at, h.version
        from hand_over h
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  Links(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** All links of a clue, oldest first. */
  List<Link> of(long clueId) {
    return jdbc.sql(SELECT + " where h.clue_id = :clue order by h.id")
        .param("clue", clueId)
        .query(this::link)
        .list();
  }

  List<Link> ofBatch(long batchId) {
    return jdbc.sql(SELECT + " where h.batch_id = :batch and h.state <> 'discarded' order by h.id")
        .param("batch", batchId)
        .query(this::link)
        .list();
  }

  /** The link by which the holder has the clue; none when the manager has it. */
  Optional<Link> current(long clueId) {
    return jdbc.sql(SELECT + " where h.clue_id = :clue and h.state in ('sent', 'accepted', 'concluded')")
        .param("clue", clueId)
        .query(this::link)
        .optional();
  }

  Optional<Link> listed(long clueId) {
    return jdbc.sql(SELECT + " where h.clue_id = :clue and h.state = 'listed'")
        .param("clue", clueId)
        .query(this::link)
        .optional();
  }

  Optional<Link> find(@Nullable Long id) {
    return id == null
        ? Optional.empty()
        : jdbc.sql(SELECT + " where h.id = :id").param("id", id).query(this::link).optional();
  }

  void insert(Link l, long campaign) {
    jdbc.sql(
            """
            insert into hand_over (id, batch_id, clue_id, campaign_id, from_party, to_party, above_id, purpose, state,
                                   rule, overruled)
            values (:id, :batch, :clue, :campaign, :from, :to, :above, :purpose, :state, :rule, :overruled)
            """)
        .param("id", l.id())
        .param("batch", l.batchId())
        .param("clue", l.clueId())
        .param("campaign", campaign)
        .param("from", l.fromParty())
        .param("to", l.toParty())
        .param("above", l.aboveId(), Types.BIGINT)
        .param("purpose", l.purpose().key())
        .param("state", l.state().key())
        .param("rule", l.rule(), Types.VARCHAR)
        .param("overruled", seals.sealOrNull("hand_over.overruled", l.id(), l.overruled()), Types.BINARY)
        .update();
  }

  /** By an act of the life cycle into its next state. */
  void move(Link l, String act) {
    HandOverState to = Lifecycles.HAND_OVER.require(act, l.state()).to();
    jdbc.sql("update hand_over set state = :state, version = version + 1 where id = :id")
        .param("state", to == null ? l.state().key() : to.key())
        .param("id", l.id())
        .update();
  }

  void sent(Link l, Instant at, Instant acceptDue) {
    move(l, "batch.send");
    jdbc.sql("update hand_over set sent_at = :at, accept_due_at = :due where id = :id")
        .param("at", ClueRows.stamp(at))
        .param("due", ClueRows.stamp(acceptDue))
        .param("id", l.id())
        .update();
  }

  /** The receiver answered; null due keeps what is there. */
  void answered(Link l, Instant at, @Nullable Instant due) {
    jdbc.sql("update hand_over set answered_at = :at, due_at = coalesce(:due, due_at) where id = :id")
        .param("at", ClueRows.stamp(at))
        .param("due", ClueRows.stamp(due), Types.TIMESTAMP)
        .param("id", l.id())
        .update();
  }

  private Link link(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new Link(
        id,
        rs.getLong("batch_id"),
        rs.getLong("clue_id"),
        rs.getLong("from_party"),
        rs.getLong("to_party"),
        rs.getObject("above_id", Long.class),
        Link.Purpose.of(rs.getString("purpose")),
        HandOverState.of(rs.getString("state")),
        rs.getString("rule"),
        seals.openOrNull("hand_over.overruled", id, rs.getBytes("overruled")),
        ClueRows.instant(rs, "sent_at"),
        ClueRows.instant(rs, "accept_due_at"),
        ClueRows.instant(rs, "due_at"),
        ClueRows.instant(rs, "answered_at"),
        rs.getInt("version"));
  }
}
