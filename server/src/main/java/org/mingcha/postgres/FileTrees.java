package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the database needs of a file system: private directories, atomic files, free space. */
final class FileTrees {
  static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
  static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  static final Set<PosixFilePermission> PASSABLE_DIRECTORY =
      PosixFilePermissions.fromString("rwx--x--x");

  private FileTrees() {}

  static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Makes the directory with mode 0700; one that is already there keeps its mode. */
  static Path privateDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return directory;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (posix(directory)) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
    } else {
      Files.createDirectory(directory);
    }
    return directory;
  }

  /** Writes a file that only its owner can read, whole or not at all, also after a power cut. */
  static void writePrivately(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (posix(file)) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
    }
    Files.writeString(
        fresh,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.SYNC);
    Files.move(
        fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(root)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  static long freeMegabytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace() >> 20;
  }

  static void requireSpace(Path directory, long megabytes) throws IOException {
    long free = freeMegabytes(directory);
    if (free < megabytes) {
      throw new PostgresFailure.DiskFull(directory, megabytes, free);
    }
  }

  /** Says in our terms why a file operation failed. */
  static PostgresFailure explain(Path directory, IOException failure) {
    String reason = String.valueOf(failure.getMessage());
    if (reason.contains("No space left") || reason.contains("Disk quota exceeded")) {
      return new PostgresFailure.DiskFull(directory, 1, 0);
    }
    Path path =
        failure instanceof FileSystemException specific && specific.getFile() != null
            ? Path.of(specific.getFile())
            : directory;
    if (failure instanceof NoSuchFileException) {
      return new PostgresFailure.DamagedData(directory, path.toString(), "missing");
    }
    return new PostgresFailure.NoPermission(path, reason, failure);
  }
}
