package org.mingcha.clue;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The verification record of clues; nothing in it is ever changed. */
@Component
class Verifications {
  private final JdbcClient jdbc;
  private final Seals seals;

  Verifications(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  record Step(
      long id,
      @Nullable Long handOverId,
      String method,
      LocalDate doneOn,
      String body,
      Instant at,
      @Nullable String official,
      long partyId) {}

  /** Oldest first. */
  List<Step> of(long clueId) {
    return jdbc.sql(
            """
            select v.id, v.hand_over_id, v.method, v.done_on, v.body, v.at, o.name, v.party_id
              from verification_step v left join official o on o.id = v.official_id
             where v.clue_id = :clue order by v.id
            """)
        .param("clue", clueId)
        .query(
            (rs, n) ->
                new Step(
                    rs.getLong("id"),
                    rs.getObject("hand_over_id", Long.class),
                    rs.getString("method"),
                    rs.getObject("done_on", LocalDate.class),
                    seals.open("verification_step.body", rs.getLong("id"), rs.getBytes("body")),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("name"),
                    rs.getLong("party_id")))
        .list();
  }

  void add(long id, Held held, String method, LocalDate doneOn, String text, Instant at, long by) {
    jdbc.sql(
            """
            insert into verification_step (id, clue_id, hand_over_id, method, done_on, body, at, official_id, party_id)
            values (:id, :clue, :link, :method, :on, :body, :at, :by, :party)
            """)
        .param("id", id)
        .param("clue", held.clue().id())
        .param("link", held.current().map(Link::id).orElse(null), Types.BIGINT)
        .param("method", method)
        .param("on", doneOn)
        .param("body", seals.seal("verification_step.body", id, text))
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .param("party", held.party())
        .update();
  }
}
