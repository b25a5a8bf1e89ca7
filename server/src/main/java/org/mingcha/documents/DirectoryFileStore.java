package org.mingcha.documents;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Keys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Files under {@code <data>/files/ab/cd/<address>}. The content is sealed with a streaming AEAD whose
 * associated data is the address, so that a file put in another's place does not open.
 */
@Component
class DirectoryFileStore implements FileStore {
  private static final HexFormat HEX = HexFormat.of();
  private static final String PART = ".part";

  private final Path root;
  private final Keys keys;

  DirectoryFileStore(Keys keys, @Value("${mingcha.data-dir}") Path data) {
    this.keys = keys;
    this.root = data.resolve("files");
    try {
      Files.createDirectories(root);
      if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Kept keep(Source source) throws IOException {
    MessageDigest sha = sha256();
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = source.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
        size += n;
      }
    }
    byte[] digest = sha.digest();
    // keyed: who has the store alone cannot ask whether it holds a certain file
    String address = HEX.formatHex(keys.mac("file-address", digest));
    Path target = path(address);
    Kept kept = new Kept(address, HEX.formatHex(digest), size);
    if (Files.exists(target)) {
      // touched, so that the clean-up leaves it to whoever refers to it now
      Files.setLastModifiedTime(target, FileTime.fromMillis(System.currentTimeMillis()));
      return kept;
    }
    Files.createDirectories(target.getParent());
    write(source, target, address);
    return kept;
  }

  private void write(Source source, Path target, String address) throws IOException {
    Path part = target.resolveSibling(address + "." + Ids.text(Ids.next()) + PART);
    StreamingAead seal = keys.files();
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      // closing the sealing stream would close the channel before its bytes are forced to disk
      OutputStream kept = new Unclosed(Channels.newOutputStream(channel));
      try (InputStream in = source.open();
          OutputStream out = seal.newEncryptingStream(kept, context(address))) {
        in.transferTo(out);
      }
      channel.force(true);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing a file failed", e);
    } finally {
      Files.deleteIfExists(part);
    }
    try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public InputStream open(String address) throws IOException {
    InputStream in = Files.newInputStream(path(address));
    try {
      return keys.files().newDecryptingStream(in, context(address));
    } catch (GeneralSecurityException | IOException e) {
      in.close();
      throw new IOException("a file does not open");
    }
  }

  /**
   * Deletes what nothing refers to and is older than an instant: left by a form that was never sent,
   * or by a crash.
   *
   * @return how many were deleted
   */
  int cleanUp(Instant before, Predicate<String> referred) throws IOException {
    int deleted = 0;
    try (Stream<Path> all = Files.walk(root, 3)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
        if (old && (name.endsWith(PART) || !referred.test(name))) {
          Files.deleteIfExists(file);
          deleted++;
        }
      }
    }
    return deleted;
  }

  private Path path(String address) throws IOException {
    if (!address.matches("[0-9a-f]{64}")) {
      throw new NoSuchFileException("no such address");
    }
    return root.resolve(address.substring(0, 2)).resolve(address.substring(2, 4)).resolve(address);
  }

  private static byte[] context(String address) {
    return address.getBytes(StandardCharsets.US_ASCII);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Leaves the stream under it open. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
