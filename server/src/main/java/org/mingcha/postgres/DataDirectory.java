package org.mingcha.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data directory: its layout, the lock that keeps a second instance out, and the mark that says
 * it is ours. Closing it gives the lock back.
 */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "mingcha.lock";
  private static final String HOLDER = "mingcha.pid";
  private static final String MARK = "mingcha-data.txt";
  private static final String LAYOUT =
      "Data directory of Mingcha, layout 1. Back it up as a whole.\n";
  private static final String CREATED = "database created";
  private static final String LOST_AND_FOUND = "lost+found";

  /**
   * Directories locked by this process. Asked before the lock file is opened: closing any second
   * channel on it would give back the lock of the first.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the directory, making it when there is none.
   *
   * @throws PostgresFailure.DataInUse when another instance holds it
   * @throws PostgresFailure.NotOurDirectory when it holds files that are not ours
   */
  static DataDirectory take(Path directory) throws IOException {
    Path root = prepare(directory);
    if (!HELD.add(root)) {
      throw new PostgresFailure.DataInUse(root, holder(root));
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel =
          FileChannel.open(
              root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      if (lock == null) {
        throw new PostgresFailure.DataInUse(root, holder(root));
      }
      Files.writeString(root.resolve(HOLDER), ProcessHandle.current().pid() + "\n");
      return new DataDirectory(root, channel, lock);
    } finally {
      if (lock == null) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(root);
      }
    }
  }

  /** Makes the directory when there is none and marks it as ours. */
  static Path prepare(Path directory) throws IOException {
    FileTrees.privateDirectory(directory);
    Path root = directory.toRealPath();
    if (!Files.exists(root.resolve(MARK))) {
      if (!empty(root)) {
        throw new PostgresFailure.NotOurDirectory(root);
      }
      FileTrees.writePrivately(root.resolve(MARK), LAYOUT);
    }
    return root;
  }

  Path root() {
    return root;
  }

  /** The database cluster itself. */
  Path cluster() {
    return postgres().resolve("data");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path log() {
    return root.resolve("log").resolve("postgresql.log");
  }

  Secrets secrets() {
    return new Secrets(root.resolve("secrets"));
  }

  /** Whether a database was once made here, even if its files are gone. */
  boolean databaseCreated() throws IOException {
    return Files.readString(root.resolve(MARK)).contains(CREATED);
  }

  void recordDatabaseCreated() throws IOException {
    Path mark = root.resolve(MARK);
    FileTrees.writePrivately(mark, Files.readString(mark).stripTrailing() + "\n" + CREATED + "\n");
  }

  /**
   * Deletes everything but our lock, the programs and the log in use: only ever on the user's word {@code --fresh}.
   */
  void deleteEverything() throws IOException {
    List<Path> entries;
    try (Stream<Path> listed = Files.list(root)) {
      entries =
          listed
              .filter(p -> !Set.of(LOCK, HOLDER, MARK, LOST_AND_FOUND, "log").contains(name(p)))
              .toList();
    }
    // The mark's second line goes first, so that an interrupted deletion is not taken for damage.
    FileTrees.writePrivately(root.resolve(MARK), LAYOUT);
    for (Path entry : entries) {
      if (entry.equals(postgres())) {
        try (Stream<Path> listed = Files.list(entry)) {
          for (Path inner : listed.filter(p -> !name(p).startsWith("bin-")).toList()) {
            FileTrees.deleteTree(inner);
          }
        }
      } else {
        FileTrees.deleteTree(entry);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(root.resolve(HOLDER)); // gone already with a throw-away directory
    } finally {
      lock.release();
      channel.close();
      HELD.remove(root);
    }
  }

  private static boolean empty(Path root) throws IOException {
    try (Stream<Path> listed = Files.list(root)) {
      return listed.allMatch(p -> Set.of(LOCK, HOLDER, LOST_AND_FOUND).contains(name(p)));
    }
  }

  private static String holder(Path root) {
    @Nullable String pid = null;
    try {
      pid = Files.readString(root.resolve(HOLDER)).strip();
    } catch (IOException e) {
      // the holder's number only makes the message more helpful
    }
    return pid == null || pid.isEmpty() ? "?" : "pid " + pid;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
