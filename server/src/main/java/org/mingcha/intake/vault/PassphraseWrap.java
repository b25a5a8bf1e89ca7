package org.mingcha.intake.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A private key under a passphrase: Argon2id (RFC 9106, 64 MiB, 3 passes, 1 lane) makes the key for
 * AES-256-GCM. Format: version byte 1, 16 bytes of salt, the sealed key, bound to the key's id.
 */
final class PassphraseWrap {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte VERSION = 1;
  private static final int SALT_BYTES = 16;
  private static final int MEMORY_KIB = 64 * 1024;
  private static final int PASSES = 3;

  private PassphraseWrap() {}

  static byte[] wrap(byte[] secret, char[] passphrase, long keyId) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    try {
      byte[] sealed = new AesGcmJce(derive(passphrase, salt)).encrypt(secret, context(keyId));
      return ByteBuffer.allocate(1 + SALT_BYTES + sealed.length)
          .put(VERSION)
          .put(salt)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("wrapping a key failed", e);
    }
  }

  /** The key, or nothing when the passphrase is wrong or the key was altered. */
  static Optional<byte[]> unwrap(byte[] wrapped, char[] passphrase, long keyId) {
    if (wrapped.length < 2 + SALT_BYTES || wrapped[0] != VERSION) {
      return Optional.empty();
    }
    byte[] salt = Arrays.copyOfRange(wrapped, 1, 1 + SALT_BYTES);
    byte[] sealed = Arrays.copyOfRange(wrapped, 1 + SALT_BYTES, wrapped.length);
    try {
      return Optional.of(new AesGcmJce(derive(passphrase, salt)).decrypt(sealed, context(keyId)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] derive(char[] passphrase, byte[] salt) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .build());
    byte[] key = new byte[32];
    argon.generateBytes(passphrase, key);
    return key;
  }

  private static byte[] context(long keyId) {
    return ("mingcha custodian key " + keyId).getBytes(StandardCharsets.US_ASCII);
  }
}
