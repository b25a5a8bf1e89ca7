package org.mingcha.documents;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the bytes of files lie, sealed and named by a keyed hash of their content: the same bytes are
 * kept once, and the name tells nothing. A directory now; another implementation may keep them in an
 * object store.
 */
public interface FileStore {

  /**
   * @param address hex, 64 characters
   * @param digest hex SHA-256 of the bytes
   */
  record Kept(String address, String digest, long size) {}

  /** Bytes that can be read more than once. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Keeps bytes; when it returns they outlive a power cut. Until something refers to them they may be
   * cleaned up after a day.
   */
  Kept keep(Source source) throws IOException;

  /**
   * The bytes, opened while they are read.
   *
   * @throws java.nio.file.NoSuchFileException when there are none of that address
   * @throws IOException while reading, when they were altered
   */
  InputStream open(String address) throws IOException;
}
