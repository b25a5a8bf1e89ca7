package org.mingcha.intake.vault;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Seals a text so that two keys are needed to open it. A random key encrypts the text
 * (AES-256-GCM); it is split into two halves by exclusive or, each of which alone is random; each
 * half is sealed to one custodian (HPKE, RFC 9180). Halves and text are bound to the report.
 *
 * <p>Format: version byte 1, then three blocks, each a two-byte length and its bytes: half for A,
 * half for B, text.
 */
final class TwoCustodians {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;

  static {
    try {
      HybridConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private TwoCustodians() {}

  /** A custodian's two halves of a key, each a serialised keyset. */
  record Pair(byte[] publicKey, byte[] privateKey) {}

  static Pair newPair() {
    try {
      KeysetHandle handle =
          KeysetHandle.generateNew(
              KeyTemplates.get("DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM"));
      return new Pair(
          TinkProtoKeysetFormat.serializeKeysetWithoutSecret(handle.getPublicKeysetHandle()),
          TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] seal(byte[] text, long reportId, byte[] publicA, byte[] publicB) {
    byte[] key = new byte[KEY_BYTES];
    byte[] halfA = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    RANDOM.nextBytes(halfA);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(VERSION);
      block(out, encrypt(publicA).encrypt(halfA, context("a", reportId)));
      block(out, encrypt(publicB).encrypt(xor(key, halfA), context("b", reportId)));
      block(out, new AesGcmJce(key).encrypt(text, context("text", reportId)));
      return bytes.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing an identity failed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws GeneralSecurityException when a key is not the right one, the seal was altered, or it
   *     belongs to another report
   */
  static byte[] open(byte[] sealed, long reportId, byte[] privateA, byte[] privateB)
      throws GeneralSecurityException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(sealed))) {
      if (in.readByte() != VERSION) {
        throw new GeneralSecurityException("unknown version");
      }
      byte[] halfA = decrypt(privateA).decrypt(block(in), context("a", reportId));
      byte[] halfB = decrypt(privateB).decrypt(block(in), context("b", reportId));
      return new AesGcmJce(xor(halfA, halfB)).decrypt(block(in), context("text", reportId));
    } catch (IOException e) {
      throw new GeneralSecurityException("cut off");
    }
  }

  private static HybridEncrypt encrypt(byte[] publicKey) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseKeysetWithoutSecret(publicKey)
        .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
  }

  private static HybridDecrypt decrypt(byte[] privateKey) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseKeyset(privateKey, InsecureSecretKeyAccess.get())
        .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
  }

  private static byte[] context(String part, long reportId) {
    return ("mingcha identity " + part + " " + reportId).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xor(byte[] one, byte[] other) throws GeneralSecurityException {
    if (one.length != KEY_BYTES || other.length != KEY_BYTES) {
      throw new GeneralSecurityException("a half of another length");
    }
    byte[] out = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      out[i] = (byte) (one[i] ^ other[i]);
    }
    return out;
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }
}
