package org.mingcha.intake;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.mingcha.intake.vault.CustodianKeys;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acting;
import org.springframework.stereotype.Component;

/** What identity custodians do from outside the vault: they make their own keys. */
@Component
public class Custodianship {
  private final CustodianKeys keys;
  private final Acting acting;
  private final Clock clock;

  Custodianship(CustodianKeys keys, Acting acting, Clock clock) {
    this.keys = keys;
    this.acting = acting;
    this.clock = clock;
  }

  /** The two bodies of which one custodian each is needed to open an identity. */
  public enum Body {
    A,
    B
  }

  /**
   * The custodian's own key for a campaign; identities filed from then on are sealed to it.
   *
   * @param passphrase known to the custodian alone, at least {@value
   *     CustodianKeys#SHORTEST_PASSPHRASE} characters
   * @return the id of the key
   * @throws Refusal not allowed, for anyone but a custodian or whoever holds the other body's key;
   *     invalid, when the passphrase is too short
   */
  public long createKey(long accountId, long campaignId, Body body, char[] passphrase) {
    return acting.as(
        accountId,
        actor -> {
          if (!actor.has(Role.CUSTODIAN)) {
            throw Refusal.notAllowed("intake.refusal.role", "custodian.create-key");
          }
          ActContext context =
              new ActContext(actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
          return keys.create(
              campaignId, CustodianKeys.Body.valueOf(body.name()), passphrase, context);
        });
  }
}
