package org.mingcha.clue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Conclusions and their reviews; nothing in them is ever changed. */
@Component
class Conclusions {
  private final JdbcClient jdbc;
  private final Seals seals;
  private final JsonMapper json;

  Conclusions(JdbcClient jdbc, Seals seals, JsonMapper json) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.json = json;
  }

  /** What is sealed of a conclusion. */
  record Body(String facts, String basis, String answer, Map<String, String> standings) {
    Map<Long, String> bySubject() {
      Map<Long, String> ids = new LinkedHashMap<>();
      standings.forEach((id, standing) -> ids.put(Ids.parse(id), standing));
      return ids;
    }
  }

  record Row(
      long id,
      @Nullable Long handOverId,
      int round,
      String result,
      List<String> measures,
      Body body,
      Instant at,
      long officialId,
      @Nullable String official,
      long partyId) {}

  record Review(
      long id,
      long conclusionId,
      String decision,
      @Nullable String reason,
      Instant at,
      long officialId,
      @Nullable String official,
      long partyId) {}

  /** Oldest first. */
  List<Row> of(long clueId) {
    return jdbc.sql(
            """
            select c.id, c.hand_over_id, c.round, c.result, c.measures, c.body, c.at, c.official_id, o.name, c.party_id
              from conclusion c left join official o on o.id = c.official_id
             where c.clue_id = :clue order by c.id
            """)
        .param("clue", clueId)
        .query(this::row)
        .list();
  }

  /** The conclusion that is under review. */
  Row latest(long clueId) {
    return of(clueId).getLast();
  }

  List<Review> reviews(long clueId) {
    return jdbc.sql(
            """
            select r.id, r.conclusion_id, r.decision, r.reason, r.at, r.official_id, o.name, r.party_id
              from review r left join official o on o.id = r.official_id
             where r.clue_id = :clue order by r.id
            """)
        .param("clue", clueId)
        .query(
            (rs, n) ->
                new Review(
                    rs.getLong("id"),
                    rs.getLong("conclusion_id"),
                    rs.getString("decision"),
                    seals.openOrNull("review.reason", rs.getLong("id"), rs.getBytes("reason")),
                    rs.getTimestamp("at").toInstant(),
                    rs.getLong("official_id"),
                    rs.getString("name"),
                    rs.getLong("party_id")))
        .list();
  }

  void add(
      long id, Held held, int round, String result, List<String> measures, Body body, Instant at, long by) {
    jdbc.sql(
            """
            insert into conclusion (id, clue_id, hand_over_id, round, result, measures, body, at, official_id, party_id)
            values (:id, :clue, :link, :round, :result, :measures, :body, :at, :by, :party)
            """)
        .param("id", id)
        .param("clue", held.clue().id())
        .param("link", held.current().map(Link::id).orElse(null), Types.BIGINT)
        .param("round", round)
        .param("result", result)
        .param("measures", measures.toArray(String[]::new))
        .param("body", seals.seal("conclusion.body", id, json.writeValueAsString(body)))
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .param("party", held.party())
        .update();
  }

  void review(
      Held held, long conclusionId, String decision, @Nullable String reason, Instant at, long by) {
    long id = Ids.next();
    jdbc.sql(
            """
            insert into review (id, clue_id, conclusion_id, decision, reason, at, official_id, party_id)
            values (:id, :clue, :conclusion, :decision, :reason, :at, :by, :party)
            """)
        .param("id", id)
        .param("clue", held.clue().id())
        .param("conclusion", conclusionId)
        .param("decision", decision)
        .param("reason", seals.sealOrNull("review.reason", id, reason), Types.BINARY)
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .param("party", held.party())
        .update();
  }

  private Row row(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new Row(
        id,
        rs.getObject("hand_over_id", Long.class),
        rs.getInt("round"),
        rs.getString("result"),
        Arrays.asList((String[]) rs.getArray("measures").getArray()),
        json.readValue(seals.open("conclusion.body", id, rs.getBytes("body")), Body.class),
        rs.getTimestamp("at").toInstant(),
        rs.getLong("official_id"),
        rs.getString("name"),
        rs.getLong("party_id"));
  }
}
