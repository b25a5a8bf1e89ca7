package org.mingcha.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records behind a number, newest first, as whoever acts in the running transaction. */
@Component
class RecordLists {
  private final JdbcClient jdbc;
  private final Seals seals;

  RecordLists(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** Where a page ends: time and id of its last row. */
  record Cursor(Instant at, long id) {
    String text() {
      return Ids.text(at.toEpochMilli() * 1000 + at.getNano() / 1000 % 1000) + Ids.text(id);
    }

    /**
     * @throws Refusal invalid, when the text is no cursor
     */
    static Cursor parse(String text) {
      if (text.length() != 26) {
        throw Refusal.invalid("after", "insight.refusal.filter", "after");
      }
      long micros = Ids.parse(text.substring(0, 13));
      return new Cursor(
          Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
          Ids.parse(text.substring(13)));
    }
  }

  List<RecordRow> list(
      RecordFilter filter, long campaignId, Instant now, @Nullable Cursor after, int limit) {
    RecordSql sql = RecordSql.of(filter, campaignId, now);
    Map<String, Object> params = new HashMap<>(sql.params());
    boolean report = filter.kind() == RecordKind.REPORT;
    String at = report ? "received_at" : "opened_at";
    String where = sql.where();
    if (after != null) {
      where += " and (" + at + ", id) < (:afterAt, :afterId)";
      params.put("afterAt", after.at().atOffset(ZoneOffset.UTC));
      params.put("afterId", after.id());
    }
    params.put("limit", limit);
    return jdbc.sql(
            """
            select id, number, state, category, region_code, holder_id, due_at, %s
              from %s
             where %s
             order by %s desc, id desc
             limit :limit
            """
                .formatted(
                    report
                        ? "received_at as at, channel, false as key_clue, null::bytea as title"
                        : "opened_at as at, null as channel, key_clue, title",
                    filter.kind().key(),
                    where,
                    at))
        .params(params)
        .query((rs, n) -> row(filter.kind(), rs))
        .list();
  }

  private RecordRow row(RecordKind kind, ResultSet rs) throws SQLException {
    long id = rs.getLong("id");
    OffsetDateTime due = rs.getObject("due_at", OffsetDateTime.class);
    return new RecordRow(
        kind,
        id,
        rs.getString("number"),
        rs.getString("state"),
        seals.openOrNull("clue.title", id, rs.getBytes("title")),
        rs.getString("category"),
        rs.getString("region_code"),
        rs.getLong("holder_id"),
        rs.getString("channel"),
        rs.getBoolean("key_clue"),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        due == null ? null : due.toInstant());
  }
}
