package org.mingcha.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public key of whoever signs receipts, as one line: {@code <origin>+<key hash in hex>+<base64 of
 * the byte 1 and the Ed25519 key>}, the form of C2SP signed notes.
 */
public final class ReceiptKey {
  private static final byte ED25519 = 1;
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int KEY_BYTES = 32;
  private static final int HASH_BYTES = 4;

  private final String origin;
  private final byte[] raw;

  private ReceiptKey(String origin, byte[] raw) {
    this.origin = origin;
    this.raw = raw;
  }

  static ReceiptKey of(String origin, PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != X509_PREFIX.length + KEY_BYTES
        || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return new ReceiptKey(origin, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
  }

  /**
   * @throws IllegalArgumentException when the line is not of the form above
   */
  public static ReceiptKey parse(String line) {
    String[] parts = line.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a public key for receipts");
    }
    byte[] key = Base64.getDecoder().decode(parts[2]);
    if (key.length != KEY_BYTES + 1 || key[0] != ED25519) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    ReceiptKey made = new ReceiptKey(parts[0], Arrays.copyOfRange(key, 1, key.length));
    if (!HexFormat.of().formatHex(made.hash()).equals(parts[1])) {
      throw new IllegalArgumentException("the key does not fit its hash");
    }
    return made;
  }

  /** The line. */
  public String line() {
    byte[] typed = new byte[KEY_BYTES + 1];
    typed[0] = ED25519;
    System.arraycopy(raw, 0, typed, 1, KEY_BYTES);
    return origin
        + "+"
        + HexFormat.of().formatHex(hash())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  public String origin() {
    return origin;
  }

  byte[] hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((origin + "\n").getBytes(StandardCharsets.UTF_8));
      sha.update(ED25519);
      return Arrays.copyOf(sha.digest(raw), HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  PublicKey key() throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, KEY_BYTES);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }
}
