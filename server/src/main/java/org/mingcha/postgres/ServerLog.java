package org.mingcha.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own log. It is set to hold no statements, parameters or errors of statements, so that
 * no text of a report gets there; what remains is about starting, stopping and the disk. From it the
 * reason of a failed start is recognised.
 */
final class ServerLog {
  private static final long ROTATE_AT = 8L << 20;
  private static final int KEEP = 5;
  private static final int TAIL = 64 << 10;
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern SEVERE = Pattern.compile(".*?\\b(?:FATAL|PANIC|error): +(.*)");
  private static final Pattern VERSIONS =
      Pattern.compile("initialized by PostgreSQL version (\\S+?),");

  private final Path file;
  private long mark;

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** Rotates when it has grown, and remembers where the coming start begins. */
  void begin() throws IOException {
    FileTrees.privateDirectory(file.getParent());
    if (Files.exists(file) && Files.size(file) > ROTATE_AT) {
      for (int i = KEEP - 1; i >= 1; i--) {
        Path older = file.resolveSibling(file.getFileName() + "." + i);
        if (Files.exists(older)) {
          Files.move(
              older,
              file.resolveSibling(file.getFileName() + "." + (i + 1)),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(file, file.resolveSibling(file.getFileName() + ".1"));
    }
    if (!Files.exists(file)) {
      FileTrees.writePrivately(file, "");
    }
    mark = Files.size(file);
  }

  /** What was written since {@link #begin()}, its last 64 KiB. */
  String sinceBegin() throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(mark, in.length() - TAIL);
      byte[] bytes = new byte[(int) Math.max(0, in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  boolean anotherStillRuns() throws IOException {
    String text = sinceBegin();
    return text.contains("pre-existing shared memory block")
        || text.contains("lock file \"postmaster.pid\" already exists");
  }

  boolean portTaken() throws IOException {
    String text = sinceBegin();
    return text.contains("Address already in use")
        || text.contains("could not create any TCP/IP sockets");
  }

  PostgresFailure reason(Path cluster, int port, String needed) throws IOException {
    String text = sinceBegin();
    List<String> lines = text.lines().toList();
    if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
      return new PostgresFailure.DiskFull(cluster, 64, FileTrees.freeMegabytes(cluster));
    }
    if (portTaken()) {
      return new PostgresFailure.PortInUse(port);
    }
    Matcher other = VERSIONS.matcher(text);
    if (other.find()) {
      return new PostgresFailure.OtherVersion(cluster, other.group(1), needed);
    }
    for (String line : lines) {
      Matcher severe = SEVERE.matcher(line);
      if (!severe.matches()) {
        continue;
      }
      String message = severe.group(1);
      if (message.contains("lock file \"postmaster.pid\"")) {
        return new PostgresFailure.DataInUse(cluster, message);
      }
      if (message.contains("Permission denied") || message.contains("has wrong ownership")) {
        return new PostgresFailure.NoPermission(cluster, message, null);
      }
      if (damage(message)) {
        return new PostgresFailure.DamagedData(cluster, damagedFile(message), message);
      }
    }
    if (text.contains("could not find the database system")) {
      return new PostgresFailure.DamagedData(
          cluster, "global/pg_control", "could not find the database system");
    }
    String tail =
        String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    return new PostgresFailure.StartFailed(file, tail, null);
  }

  private static boolean damage(String message) {
    return message.contains("control file")
        || message.contains("checkpoint record")
        || message.contains("is not a valid data directory")
        || message.contains("could not open file")
        || message.contains("could not read file")
        || message.contains("could not access status")
        || message.contains("could not open directory")
        || message.contains("invalid page")
        || message.contains("invalid data")
        || message.contains("unexpected data beyond EOF")
        || message.contains("contains invalid");
  }

  private static String damagedFile(String message) {
    Matcher quoted = QUOTED.matcher(message);
    if (quoted.find()) {
      return quoted.group(1);
    }
    if (message.contains("control file")) {
      return "global/pg_control";
    }
    return message.contains("checkpoint") ? "pg_wal" : "?";
  }
}
