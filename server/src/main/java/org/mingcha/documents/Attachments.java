package org.mingcha.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Takes files in: finds the kind from the content, refuses what could run, takes hidden data out,
 * keeps the rest sealed.
 */
@Component
public class Attachments {
  /** Files are worked on in memory; more at once would let a flood of uploads exhaust it. */
  private static final int AT_ONCE = 2;

  private static final int LONGEST_NAME = 120;

  private final FileStore store;
  private final Semaphore room = new Semaphore(AT_ONCE);

  Attachments(FileStore store) {
    this.store = store;
  }

  /**
   * Checks and keeps one file.
   *
   * @param name as the sender's device called it; only its last part is kept
   * @param maxBytes the largest size taken
   * @param types media types taken, of those the program knows
   * @param keepMetadata whether place, device and author data stay in it
   * @throws Refusal invalid for the field {@code files}, saying what to do
   */
  public KeptFile take(
      String name, InputStream content, long maxBytes, Set<String> types, boolean keepMetadata) {
    room.acquireUninterruptibly();
    try {
      byte[] bytes = content.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
      if (bytes.length > maxBytes) {
        throw Refusal.invalid("files", "documents.file.large", maxBytes >> 20);
      }
      FileKind kind = FileTyper.kind(bytes);
      if (!types.contains(kind.mediaType())) {
        throw new BadFile(BadFile.Why.TYPE);
      }
      byte[] clean = kind.cleaned(bytes, keepMetadata);
      FileStore.Kept kept = store.keep(() -> new ByteArrayInputStream(clean));
      return new KeptFile(
          kept.address(),
          kept.digest(),
          kept.size(),
          kind.mediaType(),
          safeName(name, kind),
          keepMetadata);
    } catch (BadFile e) {
      throw switch (e.why()) {
        case TYPE -> Refusal.invalid("files", "documents.file.type");
        case DAMAGED -> Refusal.invalid("files", "documents.file.damaged");
        case ACTIVE -> Refusal.invalid("files", "documents.file.active");
        case LOCKED -> Refusal.invalid("files", "documents.file.locked");
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      room.release();
    }
  }

  /** The bytes of a kept file. */
  public InputStream open(StoredFile file) throws IOException {
    return store.open(file.address());
  }

  // paths tell about a device, and a name must not look like another kind when it is saved
  private static String safeName(String name, FileKind kind) {
    String last = Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("^.*[/\\\\]", "");
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
    String stem = plain.replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
    if (stem.isBlank() || stem.chars().allMatch(c -> c == '.')) {
      stem = "file";
    }
    int end = stem.offsetByCodePoints(0, Math.min(LONGEST_NAME, stem.codePointCount(0, stem.length())));
    return stem.substring(0, end) + "." + kind.ending();
  }
}
