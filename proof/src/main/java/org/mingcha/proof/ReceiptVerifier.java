package org.mingcha.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Tells whether a receipt is true: signed by the key, and promising the words one has. */
public final class ReceiptVerifier {
  private static final int HASH_BYTES = 4;

  private ReceiptVerifier() {}

  /** What a check found. */
  public enum Finding {
    /** Signed with this key. */
    TRUE,
    /** No signature by this key, or the text was altered after signing. */
    NOT_SIGNED,
    /** Not a receipt at all. */
    MALFORMED,
    /** Signed, but it promises other words. */
    OTHER_WORDS,
    /** Signed, but without its salt the words cannot be compared. */
    NO_SALT
  }

  public static Finding verify(String file, ReceiptKey key) {
    try {
      return signed(Receipt.parse(file), key) ? Finding.TRUE : Finding.NOT_SIGNED;
    } catch (Receipt.Malformed e) {
      return Finding.MALFORMED;
    }
  }

  /**
   * As {@link #verify(String, ReceiptKey)}, and compares the promise with the words.
   *
   * @param canonicalWords the words in the form {@code mingcha words v1}
   */
  public static Finding verify(String file, ReceiptKey key, byte[] canonicalWords) {
    Finding finding = verify(file, key);
    if (finding != Finding.TRUE) {
      return finding;
    }
    try {
      Receipt receipt = Receipt.parse(file);
      if (receipt.salt().isEmpty()) {
        return Finding.NO_SALT;
      }
      byte[] commitment = commitment(receipt.salt().get(), canonicalWords);
      return MessageDigest.isEqual(commitment, receipt.commitment())
          ? Finding.TRUE
          : Finding.OTHER_WORDS;
    } catch (Receipt.Malformed e) {
      return Finding.MALFORMED;
    }
  }

  /** What a receipt promises: SHA-256 over the salt and the words in canonical form. */
  public static byte[] commitment(byte[] salt, byte[] canonicalWords) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(canonicalWords);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean signed(Receipt receipt, ReceiptKey key) {
    return receipt.origin().equals(key.origin())
        && receipt.signatures().stream().anyMatch(line -> signedBy(receipt.text(), line, key));
  }

  private static boolean signedBy(String text, String line, ReceiptKey key) {
    String[] parts = line.strip().split(" ");
    if (parts.length != 2 || !parts[0].equals(key.origin())) {
      return false;
    }
    try {
      byte[] both = Base64.getDecoder().decode(parts[1]);
      byte[] hash = key.hash();
      if (both.length <= HASH_BYTES || !Arrays.equals(both, 0, HASH_BYTES, hash, 0, HASH_BYTES)) {
        return false;
      }
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key.key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(both, HASH_BYTES, both.length - HASH_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
