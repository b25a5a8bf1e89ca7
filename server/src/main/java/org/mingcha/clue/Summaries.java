package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The summary of a clue in its versions; the newest counts, none is lost. */
@Component
class Summaries {
  private final JdbcClient jdbc;
  private final Seals seals;

  Summaries(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** One version of a summary. */
  record Version(int version, String body, Instant at, @Nullable String author) {}

  /** Newest first. */
  List<Version> of(long clueId) {
    return jdbc.sql(
            """
            select s.version, s.body, s.at, o.name
              from clue_summary s left join official o on o.id = s.official_id
             where s.clue_id = :clue order by s.version desc
            """)
        .param("clue", clueId)
        .query(
            (rs, n) ->
                new Version(
                    rs.getInt("version"),
                    seals.open("clue_summary.body", clueId, rs.getBytes("body")),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("name")))
        .list();
  }

  /** Adds a version when the words differ from the newest. */
  boolean add(long clueId, String body, Instant at, long by) {
    List<Version> versions = of(clueId);
    if (!versions.isEmpty() && versions.getFirst().body().equals(body)) {
      return false;
    }
    jdbc.sql(
            """
            insert into clue_summary (clue_id, version, body, at, official_id)
            values (:clue, :version, :body, :at, :by)
            """)
        .param("clue", clueId)
        .param("version", versions.isEmpty() ? 1 : versions.getFirst().version() + 1)
        .param("body", seals.seal("clue_summary.body", clueId, body))
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .update();
    return true;
  }
}
