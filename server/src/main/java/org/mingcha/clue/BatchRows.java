package org.mingcha.clue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes batches. */
@Component
class BatchRows {
  static final String SELECT =
      """
      select b.id, b.campaign_id, b.number, b.from_party, b.to_party, b.state, b.letter, b.created_at,
             b.sent_at, b.acknowledged_at, b.version
        from hand_over_batch b
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  BatchRows(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  Optional<BatchRow> lock(long id) {
    return jdbc.sql(SELECT + " where b.id = :id for update").param("id", id).query(this::row).optional();
  }

  Optional<BatchRow> find(long id) {
    return jdbc.sql(SELECT + " where b.id = :id").param("id", id).query(this::row).optional();
  }

  /** The sender's newest draft to that receiver. */
  Optional<BatchRow> findDraft(long campaign, long from, long to) {
    return jdbc.sql(
            SELECT
                + """
                 where b.campaign_id = :campaign and b.from_party = :from and b.to_party = :to and b.state = 'draft'
                 order by b.created_at desc, b.id desc limit 1 for update
                """)
        .param("campaign", campaign)
        .param("from", from)
        .param("to", to)
        .query(this::row)
        .optional();
  }

  void insert(BatchRow b, long by) {
    jdbc.sql(
            """
            insert into hand_over_batch (id, campaign_id, from_party, to_party, state, letter, created_at, created_by)
            values (:id, :campaign, :from, :to, 'draft', :letter, :at, :by)
            """)
        .param("id", b.id())
        .param("campaign", b.campaignId())
        .param("from", b.fromParty())
        .param("to", b.toParty())
        .param("letter", seals.sealOrNull("hand_over_batch.letter", b.id(), b.letter()), Types.BINARY)
        .param("at", ClueRows.stamp(b.createdAt()))
        .param("by", by)
        .update();
  }

  void letter(BatchRow b, @Nullable String letter) {
    jdbc.sql("update hand_over_batch set letter = :letter, version = version + 1 where id = :id")
        .param("letter", seals.sealOrNull("hand_over_batch.letter", b.id(), letter), Types.BINARY)
        .param("id", b.id())
        .update();
  }

  void discard(BatchRow b) {
    jdbc.sql("update hand_over_batch set state = 'discarded', version = version + 1 where id = :id")
        .param("id", b.id())
        .update();
  }

  void sent(BatchRow b, String number, Instant at, long by) {
    jdbc.sql(
            """
            update hand_over_batch set state = 'sent', number = :number, sent_at = :at, sent_by = :by,
                   version = version + 1
             where id = :id
            """)
        .param("number", number)
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .param("id", b.id())
        .update();
  }

  void acknowledged(BatchRow b, Instant at, long by) {
    jdbc.sql(
            """
            update hand_over_batch set state = 'acknowledged', acknowledged_at = :at, acknowledged_by = :by,
                   version = version + 1
             where id = :id
            """)
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .param("id", b.id())
        .update();
  }

  /** Clues on the draft that the sender does not see move to a list of their own. */
  void leaveUnseen(BatchRow b, long newId) {
    jdbc.sql("select batch_leave_unseen(:batch, :fresh)")
        .param("batch", b.id())
        .param("fresh", newId)
        .query()
        .listOfRows();
  }

  /** The next running number of an office's letters in a year; locks the counter. */
  long nextNumber(long party, String code, int year) {
    return jdbc.sql(
            """
            insert into document_counter (party_id, code, year, last) values (:party, :code, :year, 1)
            on conflict (party_id, code, year) do update set last = document_counter.last + 1
            returning last
            """)
        .param("party", party)
        .param("code", code)
        .param("year", year)
        .query(Long.class)
        .single();
  }

  BatchRow row(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new BatchRow(
        id,
        rs.getLong("campaign_id"),
        rs.getString("number"),
        rs.getLong("from_party"),
        rs.getLong("to_party"),
        BatchState.of(rs.getString("state")),
        seals.openOrNull("hand_over_batch.letter", id, rs.getBytes("letter")),
        rs.getTimestamp("created_at").toInstant(),
        ClueRows.instant(rs, "sent_at"),
        ClueRows.instant(rs, "acknowledged_at"),
        rs.getInt("version"));
  }
}
