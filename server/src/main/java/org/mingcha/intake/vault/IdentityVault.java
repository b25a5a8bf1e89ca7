package org.mingcha.intake.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals identities at entry. It cannot open them: no private key is here. */
@Component
public class IdentityVault {
  /** Ids and public keys of the newest key of each body. */
  private record KeyPair(long idA, byte[] publicA, long idB, byte[] publicB) {}

  /**
   * @param bytes see {@link TwoCustodians}
   * @param keyA id of the custodian key of the first body
   */
  public record Sealed(byte[] bytes, long keyA, long keyB) {}

  private final JdbcClient jdbc;
  private final Cache<Long, Optional<KeyPair>> keys =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofSeconds(5)).build();

  IdentityVault(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether both bodies have a key, so that an identity can be taken at all. */
  public boolean ready(long campaignId) {
    return keys.get(campaignId, this::load).isPresent();
  }

  /**
   * @param reportId the identity opens only with this report
   * @throws Refusal invalid, when a body has no key
   */
  public Sealed seal(long campaignId, long reportId, byte[] identity) {
    KeyPair pair =
        keys.get(campaignId, this::load)
            .orElseThrow(() -> Refusal.invalid("mode", "intake.fault.no-custodians"));
    return new Sealed(
        TwoCustodians.seal(identity, reportId, pair.publicA(), pair.publicB()),
        pair.idA(),
        pair.idB());
  }

  private Optional<KeyPair> load(long campaignId) {
    return jdbc.sql(
            """
            select a.id as id_a, a.public_key as public_a, b.id as id_b, b.public_key as public_b
              from custodian_key a join custodian_key b on b.campaign_id = a.campaign_id
             where a.campaign_id = :campaign and a.body = 'a' and b.body = 'b'
               and a.retired_at is null and b.retired_at is null
               and a.official_id <> b.official_id
             order by a.id desc, b.id desc
             limit 1
            """)
        .param("campaign", campaignId)
        .query(
            (rs, n) ->
                new KeyPair(
                    rs.getLong("id_a"),
                    rs.getBytes("public_a"),
                    rs.getLong("id_b"),
                    rs.getBytes("public_b")))
        .optional();
  }
}
