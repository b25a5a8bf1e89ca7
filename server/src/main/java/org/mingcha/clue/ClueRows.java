package org.mingcha.clue;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the table of clues. */
@Component
class ClueRows {
  static final String COLUMNS =
      """
      c.id, c.campaign_id, c.number, c.title, c.state, c.category, c.industry, c.importance, c.key_clue,
      c.shelter, c.region_code, c.manager_id, c.holder_id, c.merged_into, c.opened_at, c.state_since,
      c.due_at, c.heard_at, c.ladder_step, c.result, c.reports, c.custody, c.subjects, c.version
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  ClueRows(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** The clue, locked until the act ends; empty when it is not there or not to be seen. */
  Optional<ClueRow> lock(long id) {
    return jdbc.sql("select " + COLUMNS + " from clue c where c.id = :id for update")
        .param("id", id)
        .query(this::row)
        .optional();
  }

  Optional<ClueRow> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from clue c where c.id = :id")
        .param("id", id)
        .query(this::row)
        .optional();
  }

  Optional<ClueRow> findByNumber(long campaign, String number) {
    return jdbc.sql(
            "select " + COLUMNS + " from clue c where c.campaign_id = :campaign and c.number = :number")
        .param("campaign", campaign)
        .param("number", number)
        .query(this::row)
        .optional();
  }

  /** Adds a clue; false when its number was given before. */
  boolean insert(ClueRow c) {
    return jdbc.sql(
            """
            insert into clue (id, campaign_id, number, title, state, category, industry, importance, key_clue, shelter,
                              region_code, manager_id, holder_id, opened_at, state_since, due_at, heard_at, reports, custody)
            values (:id, :campaign, :number, :title, :state, :category, :industry, :importance, :key, :shelter,
                    :region, :manager, :holder, :opened, :opened, :due, :opened, :reports, :custody)
            on conflict on constraint clue_number do nothing
            """)
        .param("id", c.id())
        .param("campaign", c.campaignId())
        .param("number", c.number())
        .param("title", seals.seal("clue.title", c.id(), c.title()))
        .param("state", c.state().key())
        .param("category", c.category())
        .param("industry", c.industry(), Types.VARCHAR)
        .param("importance", c.importance())
        .param("key", c.keyClue())
        .param("shelter", c.shelter())
        .param("region", c.region())
        .param("manager", c.managerId())
        .param("holder", c.holderId())
        .param("opened", Timestamp.from(c.openedAt()))
        .param("due", stamp(c.dueAt()), Types.TIMESTAMP)
        .param("reports", c.reports())
        .param("custody", c.custody().toArray(Long[]::new))
        .update()
        == 1;
  }

  /** Writes the next values; custody and subjects change through {@link Custody} only. */
  void save(ClueEdit e) {
    int changed =
        jdbc.sql(
                """
                update clue set title = :title, state = :state, category = :category, industry = :industry,
                       importance = :importance, key_clue = :key, shelter = :shelter, region_code = :region,
                       holder_id = :holder, merged_into = :merged, state_since = :since, due_at = :due,
                       heard_at = :heard, ladder_step = :ladder, result = :result, reports = :reports,
                       version = version + 1
                 where id = :id and version = :version
                """)
            .param("title", seals.seal("clue.title", e.before.id(), e.title))
            .param("state", e.state.key())
            .param("category", e.category)
            .param("industry", e.industry, Types.VARCHAR)
            .param("importance", e.importance)
            .param("key", e.keyClue)
            .param("shelter", e.shelter)
            .param("region", e.region)
            .param("holder", e.holderId)
            .param("merged", e.mergedInto, Types.BIGINT)
            .param("since", Timestamp.from(e.stateSince))
            .param("due", stamp(e.dueAt), Types.TIMESTAMP)
            .param("heard", Timestamp.from(e.heardAt))
            .param("ladder", e.ladderStep)
            .param("result", e.result, Types.VARCHAR)
            .param("reports", e.reports)
            .param("id", e.before.id())
            .param("version", e.before.version())
            .update();
    if (changed != 1) {
      throw new IllegalStateException("clue " + e.before.id() + " was not locked");
    }
  }

  ClueRow row(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new ClueRow(
        id,
        rs.getLong("campaign_id"),
        rs.getString("number"),
        seals.open("clue.title", id, rs.getBytes("title")),
        ClueState.of(rs.getString("state")),
        rs.getString("category"),
        rs.getString("industry"),
        rs.getString("importance"),
        rs.getBoolean("key_clue"),
        rs.getBoolean("shelter"),
        rs.getString("region_code"),
        rs.getLong("manager_id"),
        rs.getLong("holder_id"),
        rs.getObject("merged_into", Long.class),
        rs.getTimestamp("opened_at").toInstant(),
        rs.getTimestamp("state_since").toInstant(),
        instant(rs, "due_at"),
        rs.getTimestamp("heard_at").toInstant(),
        rs.getInt("ladder_step"),
        rs.getString("result"),
        rs.getInt("reports"),
        longs(rs.getArray("custody")),
        longs(rs.getArray("subjects")),
        rs.getInt("version"));
  }

  static List<Long> longs(Array array) throws SQLException {
    return Arrays.asList((Long[]) array.getArray());
  }

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp at = rs.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  static @Nullable Timestamp stamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }

  static Long[] array(Collection<Long> ids) {
    return ids.toArray(Long[]::new);
  }
}
