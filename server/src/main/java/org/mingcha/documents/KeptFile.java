package org.mingcha.documents;

/**
 * A file whose bytes lie in the store; nothing refers to it until {@link StoredFiles#attach}.
 *
 * @param address hex, its name in the store
 * @param digest hex SHA-256 of the bytes as kept
 * @param size in bytes, as kept
 * @param mediaType as found from the content
 * @param name as the sender's device called it; sealed before it reaches the database
 * @param metadataKept whether the sender asked to keep place and device data in it
 */
public record KeptFile(
    String address, String digest, long size, String mediaType, String name, boolean metadataKept) {

  /** Says nothing: names of files tell about people. */
  @Override
  public String toString() {
    return "KeptFile[redacted]";
  }
}
