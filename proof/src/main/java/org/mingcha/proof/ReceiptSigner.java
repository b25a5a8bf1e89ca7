package org.mingcha.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;

/** Signs receipts with Ed25519 (RFC 8032). Safe for threads. */
public final class ReceiptSigner {
  private final String origin;
  private final PrivateKey secret;
  private final ReceiptKey key;

  /**
   * @param origin name of the signer, without blanks and plus signs, such as {@code reports.example}
   * @param secret PKCS #8
   */
  public ReceiptSigner(String origin, byte[] secret, ReceiptKey key) {
    if (origin.isBlank() || origin.contains("+") || origin.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("an origin has no blanks and no plus sign");
    }
    this.origin = origin;
    this.key = key;
    try {
      this.secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /** A new key: the private half in PKCS #8, and the public one. */
  public record NewKey(byte[] secret, ReceiptKey key) {}

  public static NewKey newKey(String origin) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NewKey(pair.getPrivate().getEncoded(), ReceiptKey.of(origin, pair.getPublic()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public ReceiptKey key() {
    return key;
  }

  /**
   * A receipt as it is given to the reporter; the same input gives the same receipt.
   *
   * @param commitment SHA-256 over the salt and the words in canonical form
   */
  public String sign(byte[] commitment, LocalDate day, byte[] salt) {
    String text = Receipt.text(origin, commitment, day);
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signed = signature.sign();
      byte[] hash = key.hash();
      byte[] both = new byte[hash.length + signed.length];
      System.arraycopy(hash, 0, both, 0, hash.length);
      System.arraycopy(signed, 0, both, hash.length, signed.length);
      return Receipt.file(text, origin + " " + Base64.getEncoder().encodeToString(both), salt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing a receipt failed", e);
    }
  }
}
