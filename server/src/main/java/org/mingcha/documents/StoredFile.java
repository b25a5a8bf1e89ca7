package org.mingcha.documents;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a record.
 *
 * @param ownerKind report, clue, verification or letter
 * @param address hex, its name in the store
 * @param side {@code reporter} or {@code office}
 * @param addedBy official, or null for the reporter
 */
public record StoredFile(
    long id,
    String ownerKind,
    long ownerId,
    String address,
    long size,
    String mediaType,
    String name,
    String side,
    Instant addedAt,
    @Nullable Long addedBy,
    boolean metadataKept) {

  /** Says nothing: names of files tell about people. */
  @Override
  public String toString() {
    return "StoredFile[" + id + "]";
  }
}
