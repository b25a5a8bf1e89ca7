package org.mingcha.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Appends what was done. Written in the transaction of the act: what is not recorded has not
 * happened. Each row commits to itself with a salted SHA-256, which the verifiable log takes up.
 */
@Component
public class Ledger {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Seals seals;

  Ledger(JdbcClient jdbc, JsonMapper json, Seals seals) {
    this.jdbc = jdbc;
    this.json = json;
    this.seals = seals;
  }

  /**
   * One step in the life of a record.
   *
   * @param kind as in the table's check: report, clue, batch, campaign, group, unit, …
   * @param forParty the office or group for which the actor acts
   * @param reason in the actor's words; sealed
   * @param details ids and keys only, never words
   */
  public record Step(
      @Nullable Long campaignId,
      String kind,
      long recordId,
      String act,
      @Nullable Long forParty,
      @Nullable String fromState,
      @Nullable String toState,
      @Nullable String reason,
      Map<String, Object> details) {

    public static Step of(@Nullable Long campaignId, String kind, long recordId, String act) {
      return new Step(campaignId, kind, recordId, act, null, null, null, null, Map.of());
    }

    public Step by(long party) {
      return new Step(campaignId, kind, recordId, act, party, fromState, toState, reason, details);
    }

    public Step states(@Nullable String from, @Nullable String to) {
      return new Step(campaignId, kind, recordId, act, forParty, from, to, reason, details);
    }

    public Step because(@Nullable String words) {
      return new Step(campaignId, kind, recordId, act, forParty, fromState, toState, words, details);
    }

    public Step with(Map<String, Object> more) {
      return new Step(campaignId, kind, recordId, act, forParty, fromState, toState, reason, more);
    }
  }

  /** A row of history as pages and the API show it. */
  public record Entry(
      long position,
      String act,
      @Nullable String official,
      @Nullable Long partyId,
      Instant at,
      @Nullable String fromState,
      @Nullable String toState,
      @Nullable String reason,
      String details) {}

  /** A row ready to be inserted by a statement that writes more than history. */
  public record Commitment(byte[] salt, byte[] hash) {}

  public void append(ActContext context, Step step) {
    append(context.actor(), context.now(), step);
  }

  public void append(Actor actor, Instant at, Step step) {
    Commitment commitment = commit(at, step);
    jdbc.sql(
            """
            insert into history (campaign_id, kind, record_id, act, official_id, party_id, at,
                                 from_state, to_state, reason, details, salt, commitment)
            values (:campaign, :kind, :record, :act, :official, :party, :at,
                    :from, :to, :reason, :details::jsonb, :salt, :commitment)
            """)
        .param("campaign", step.campaignId(), java.sql.Types.BIGINT)
        .param("kind", step.kind())
        .param("record", step.recordId())
        .param("act", step.act())
        .param("official", actor.isPerson() ? actor.officialId() : null, java.sql.Types.BIGINT)
        .param("party", step.forParty(), java.sql.Types.BIGINT)
        .param("at", java.sql.Timestamp.from(at))
        .param("from", step.fromState(), java.sql.Types.VARCHAR)
        .param("to", step.toState(), java.sql.Types.VARCHAR)
        .param(
            "reason",
            seals.sealOrNull("history.reason", step.recordId(), step.reason()),
            java.sql.Types.BINARY)
        .param("details", json.writeValueAsString(step.details()))
        .param("salt", commitment.salt())
        .param("commitment", commitment.hash())
        .update();
  }

  /** The salted hash of a step, over its fields as sorted JSON. */
  public Commitment commit(Instant at, Step step) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    Map<String, Object> canonical = new TreeMap<>();
    canonical.put("act", step.act());
    canonical.put("at", at.toString());
    canonical.put("details", new TreeMap<>(step.details()));
    canonical.put("from", step.fromState());
    canonical.put("kind", step.kind());
    canonical.put("reason", step.reason());
    canonical.put("record", step.recordId());
    canonical.put("to", step.toState());
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return new Commitment(
          salt, sha.digest(json.writeValueAsString(canonical).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The history of a record, oldest first, as far as the actor may see the record. */
  public List<Entry> listHistory(String kind, long recordId) {
    return jdbc.sql(
            """
            select h.position, h.act, o.name, h.party_id, h.at, h.from_state, h.to_state, h.reason,
                   h.details::text as details
              from history h left join official o on o.id = h.official_id
             where h.record_id = :record and h.kind = :kind
             order by h.position
            """)
        .param("record", recordId)
        .param("kind", kind)
        .query(
            (rs, n) ->
                new Entry(
                    rs.getLong("position"),
                    rs.getString("act"),
                    rs.getString("name"),
                    rs.getObject("party_id", Long.class),
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("from_state"),
                    rs.getString("to_state"),
                    seals.openOrNull("history.reason", recordId, rs.getBytes("reason")),
                    rs.getString("details")))
        .list();
  }

  /** Notes in the auditor's trail that somebody saw, exported, printed or signed in. */
  public void audit(Actor actor, String action, @Nullable String kind, @Nullable Long recordId) {
    audit(actor, action, kind, recordId, Map.of());
  }

  public void audit(
      Actor actor,
      String action,
      @Nullable String kind,
      @Nullable Long recordId,
      Map<String, Object> details) {
    jdbc.sql(
            """
            insert into audit (at, account_id, official_id, action, kind, record_id, details)
            values (now(), :account, :official, :action, :kind, :record, :details::jsonb)
            """)
        .param("account", actor.isPerson() ? actor.accountId() : null, java.sql.Types.BIGINT)
        .param("official", actor.isPerson() ? actor.officialId() : null, java.sql.Types.BIGINT)
        .param("action", action)
        .param("kind", kind, java.sql.Types.VARCHAR)
        .param("record", recordId, java.sql.Types.BIGINT)
        .param("details", json.writeValueAsString(details))
        .update();
  }
}
