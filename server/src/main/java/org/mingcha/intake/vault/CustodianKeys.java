package org.mingcha.intake.vault;

import java.sql.Timestamp;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys of the custodians. A private key exists outside its passphrase only while it is made and
 * while it is used; the passphrase is kept nowhere.
 */
@Component
public class CustodianKeys {
  /** Shorter ones can be tried out by whoever holds a copy of the database. */
  public static final int SHORTEST_PASSPHRASE = 16;

  private final JdbcClient jdbc;

  CustodianKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The two bodies of which one custodian each is needed. */
  public enum Body {
    A("a"),
    B("b");

    private final String key;

    Body(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /**
   * Makes the acting custodian's key, in the caller's transaction; an earlier one of the same body
   * is retired but still opens what was sealed to it.
   *
   * @return the id of the key
   * @throws Refusal invalid, when the passphrase is too short; not allowed, when the person already
   *     holds the other body's key
   */
  public long create(long campaignId, Body body, char[] passphrase, ActContext context) {
    if (passphrase.length < SHORTEST_PASSPHRASE) {
      throw Refusal.invalid("passphrase", "intake.fault.passphrase", SHORTEST_PASSPHRASE);
    }
    long official = context.actor().officialId();
    boolean both =
        jdbc.sql(
                """
                select exists (select 1 from custodian_key
                 where campaign_id = :campaign and body <> :body and official_id = :official
                   and retired_at is null)
                """)
            .param("campaign", campaignId)
            .param("body", body.key())
            .param("official", official)
            .query(Boolean.class)
            .single();
    if (both) {
      throw Refusal.notAllowed("intake.refusal.both-bodies");
    }
    long id = Ids.next();
    TwoCustodians.Pair pair = TwoCustodians.newPair();
    Timestamp now = Timestamp.from(context.now());
    jdbc.sql(
            """
            update custodian_key set retired_at = :now
             where campaign_id = :campaign and body = :body and retired_at is null
            """)
        .param("now", now)
        .param("campaign", campaignId)
        .param("body", body.key())
        .update();
    jdbc.sql(
            """
            insert into custodian_key (id, campaign_id, body, official_id, public_key, wrapped_private, created_at)
            values (:id, :campaign, :body, :official, :public, :wrapped, :now)
            """)
        .param("id", id)
        .param("campaign", campaignId)
        .param("body", body.key())
        .param("official", official)
        .param("public", pair.publicKey())
        .param("wrapped", PassphraseWrap.wrap(pair.privateKey(), passphrase, id))
        .param("now", now)
        .update();
    return id;
  }
}
