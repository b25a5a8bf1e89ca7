package org.mingcha.intake;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import org.mingcha.proof.ReceiptKey;
import org.mingcha.proof.ReceiptSigner;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.text.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs receipts with this installation's key: {@code keys/receipt.key}, sealed, and {@code
 * keys/receipt.pub}, which anybody may have.
 */
@Component
class ReceiptMaker {
  private static final byte[] CONTEXT = "receipt.key".getBytes(StandardCharsets.US_ASCII);

  private final ReceiptSigner signer;

  ReceiptMaker(
      Keys keys,
      @Value("${mingcha.data-dir}") Path data,
      @Value("${mingcha.receipt.origin:mingcha}") String origin) {
    try {
      this.signer = signer(keys.texts(), data.resolve("keys"), origin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys/receipt.key does not open with this master key", e);
    }
  }

  /** The receipt for a commitment; the time is told by the day only. */
  String make(byte[] commitment, byte[] salt, Instant at) {
    return signer.sign(commitment, LocalDate.ofInstant(at, Texts.ZONE), salt);
  }

  /** The public key's line. */
  String publicKey() {
    return signer.key().line();
  }

  private static ReceiptSigner signer(Aead seal, Path directory, String origin)
      throws IOException, GeneralSecurityException {
    Path secretFile = directory.resolve("receipt.key");
    Path publicFile = directory.resolve("receipt.pub");
    if (!Files.exists(secretFile)) {
      ReceiptSigner.NewKey fresh = ReceiptSigner.newKey(origin);
      // the public half first: a power cut in between only makes a new pair
      write(publicFile, fresh.key().line(), "rw-r--r--");
      write(secretFile, HexFormat.of().formatHex(seal.encrypt(fresh.secret(), CONTEXT)), "rw-------");
    }
    ReceiptKey key = ReceiptKey.parse(Files.readString(publicFile));
    byte[] secret =
        seal.decrypt(HexFormat.of().parseHex(Files.readString(secretFile).strip()), CONTEXT);
    // receipts keep the name under which the key was made, whatever is configured later
    return new ReceiptSigner(key.origin(), secret, key);
  }

  private static void write(Path file, String line, String mode) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(part);
    if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(mode));
    }
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.US_ASCII.encode(line + "\n"));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
