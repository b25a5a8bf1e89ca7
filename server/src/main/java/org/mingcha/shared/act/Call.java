package org.mingcha.shared.act;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.mingcha.shared.Refusal;

/**
 * One request for an act.
 *
 * @param accountId the signed-in account
 * @param key the caller's idempotency key: the same key and the same command do the act once
 */
public record Call(long accountId, String key) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public Call {
    if (key.isBlank() || key.length() > 100) {
      throw Refusal.invalid("Idempotency-Key", "refusal.request-key");
    }
  }

  /** A call that nobody will repeat. */
  public static Call once(long accountId) {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new Call(accountId, HexFormat.of().formatHex(bytes));
  }
}
