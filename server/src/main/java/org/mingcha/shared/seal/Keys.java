package org.mingcha.shared.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of this installation, in files beside the database and never in it: who has the database
 * alone reads nothing. {@code master.key} (32 random bytes, mode 0600, to be kept apart from
 * backups) wraps the others, each a Tink keyset, so that keys can be rotated without touching texts
 * already sealed.
 */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Aead texts;
  private final StreamingAead files;
  private final HybridEncrypt envelopeSeal;
  private final HybridDecrypt envelopeOpen;
  private final byte[] macKey;

  private Keys(Path directory) throws GeneralSecurityException, IOException {
    AeadConfig.register();
    HybridConfig.register();
    StreamingAeadConfig.register();
    createDirectory(directory);
    byte[] master = secret(directory.resolve("master.key"));
    Aead wrap = new MasterAead(master);
    KeysetHandle textKeys =
        keyset(directory.resolve("texts.json"), wrap, () -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    this.texts = textKeys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    this.files =
        keyset(
                directory.resolve("files.json"),
                wrap,
                () -> KeysetHandle.generateNew(KeyTemplates.get("AES256_GCM_HKDF_1MB")))
            .getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    KeysetHandle inner =
        keyset(
            directory.resolve("envelope.json"),
            wrap,
            () -> KeysetHandle.generateNew(KeyTemplates.get("DHKEM_X25519_HKDF_SHA256_HKDF_SHA256_AES_256_GCM")));
    this.envelopeOpen = inner.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    this.envelopeSeal =
        inner.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
    this.macKey = mac(master, "mac", new byte[0]);
  }

  /**
   * Reads the keys in a directory; makes them at the first start.
   *
   * @throws UncheckedIOException when they cannot be read or written
   * @throws IllegalStateException when they do not belong together (a lost or foreign master key)
   */
  public static Keys in(Path directory) {
    try {
      return new Keys(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the keys in " + directory + " do not belong together; restore master.key from its safe", e);
    }
  }

  public Aead texts() {
    return texts;
  }

  public StreamingAead files() {
    return files;
  }

  HybridEncrypt envelopeSeal() {
    return envelopeSeal;
  }

  HybridDecrypt envelopeOpen() {
    return envelopeOpen;
  }

  /** A keyed hash (HMAC-SHA-256), 32 bytes, in a domain of its own per purpose. */
  public byte[] mac(String purpose, String text) {
    return mac(purpose, text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] mac(String purpose, byte[] data) {
    return mac(macKey, purpose, data);
  }

  private static byte[] mac(byte[] key, String purpose, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(data);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
      restrict(directory, "rwx------");
    }
  }

  private static byte[] secret(Path file) throws IOException {
    if (Files.exists(file)) {
      return HexFormat.of().parseHex(Files.readString(file).strip());
    }
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    writeOnce(file, HexFormat.of().formatHex(secret));
    return secret;
  }

  private interface KeysetMaker {
    KeysetHandle make() throws GeneralSecurityException;
  }

  private static KeysetHandle keyset(Path file, Aead wrap, KeysetMaker maker)
      throws GeneralSecurityException, IOException {
    byte[] context = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file)) {
      byte[] sealed = HexFormat.of().parseHex(Files.readString(file).strip());
      String json = new String(wrap.decrypt(sealed, context), StandardCharsets.UTF_8);
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }
    KeysetHandle handle = maker.make();
    String json = TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
    byte[] sealed = wrap.encrypt(json.getBytes(StandardCharsets.UTF_8), context);
    writeOnce(file, HexFormat.of().formatHex(sealed));
    return handle;
  }

  // a half-written key after a power cut would lose every text sealed with it
  private static void writeOnce(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part);
    restrict(part, "rw-------");
    try (var channel =
        java.nio.channels.FileChannel.open(part, java.nio.file.StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.US_ASCII.encode(content + "\n"));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void restrict(Path path, String mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }
}
