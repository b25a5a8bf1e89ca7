package org.mingcha.shared.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.mingcha.shared.Refusal;

/**
 * The envelope between the public form and the inside: HPKE (RFC 9180, X25519, HKDF-SHA-256,
 * AES-256-GCM). Whoever runs the form can seal, only the inside can open, so that the form may stand
 * in an outer zone which reads nothing.
 */
public final class Envelope {
  private final Keys keys;

  public Envelope(Keys keys) {
    this.keys = keys;
  }

  /**
   * @param purpose what the envelope is for; opening for another purpose fails
   */
  public byte[] seal(String purpose, byte[] content) {
    try {
      return keys.envelopeSeal().encrypt(content, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing an envelope failed", e);
    }
  }

  /**
   * @throws Refusal invalid, when it was not sealed for this inside and purpose
   */
  public byte[] open(String purpose, byte[] sealed) {
    try {
      return keys.envelopeOpen().decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw Refusal.invalid("envelope", "refusal.envelope");
    }
  }
}
