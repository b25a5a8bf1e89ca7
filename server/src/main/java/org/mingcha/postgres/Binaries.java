package org.mingcha.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the jar on the class path.
 *
 * @param home has {@code bin}, {@code lib} and {@code share} in it
 * @param version as in the jar's name, e.g. {@code 18.6.0}
 */
record Binaries(Path home, String version, Platform platform) {
  private static final Logger log = LoggerFactory.getLogger(Binaries.class);
  private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");
  private static final String MANIFEST = "manifest.txt";
  private static final long NEEDED_MEGABYTES = 120;

  Path program(String name) {
    return home.resolve("bin").resolve(platform.program(name));
  }

  /** The first number of the version: data directories of one major version are compatible. */
  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  /**
   * The programs under {@code directory/bin-VERSION}, unpacked now when they are not there yet or
   * not whole. Several processes may do this at once in a shared directory: each unpacks beside it,
   * and the first to rename wins.
   */
  static Binaries in(Path directory, Platform platform, Runnable beforeUnpacking)
      throws IOException {
    URL archive = Binaries.class.getClassLoader().getResource(platform.archive());
    if (archive == null) {
      throw new PostgresFailure.UnsupportedPlatform(platform.system(), platform.processor());
    }
    Matcher named = VERSION.matcher(archive.toString());
    if (!named.find()) {
      throw new IOException("no version in the name of " + archive);
    }
    String version = named.group(1);
    Path home = directory.resolve("bin-" + version);
    Binaries binaries = new Binaries(home, version, platform);
    if (binaries.whole()) {
      return binaries;
    }
    Files.createDirectories(directory);
    FileTrees.requireSpace(directory, NEEDED_MEGABYTES);
    beforeUnpacking.run();
    Path fresh = directory.resolve("bin-new-" + UUID.randomUUID());
    try {
      unpack(archive, fresh);
      if (Files.exists(home) && !binaries.whole()) {
        // Half-written by a power cut. These are programs, not data: making them anew is safe.
        log.warn("unpacking {} again, it is not whole", home);
        FileTrees.deleteTree(home);
      }
      if (!Files.exists(home)) {
        Files.move(fresh, home, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException failure) {
      if (!binaries.whole()) { // else another process was faster
        throw failure;
      }
    } finally {
      FileTrees.deleteTree(fresh);
    }
    return binaries;
  }

  private static void unpack(URL archive, Path target) throws IOException {
    List<String> manifest = new ArrayList<>();
    Files.createDirectories(target);
    try (InputStream raw = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith(".a")) {
          continue; // static libraries: a third of the size, of use to C programmers only
        }
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Path link = Path.of(entry.getLinkName());
          if (link.isAbsolute() || !path.resolveSibling(link).normalize().startsWith(target)) {
            throw new IOException("link outside of the archive: " + entry.getName());
          }
          Files.createSymbolicLink(path, link);
        } else {
          Files.copy(tar, path);
          if (FileTrees.posix(path)) {
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
          }
          manifest.add(entry.getSize() + " " + target.relativize(path));
        }
      }
    }
    Files.write(target.resolve(MANIFEST), manifest);
  }

  /** Whether every file is there in its size; catches what a power cut during unpacking leaves. */
  private boolean whole() throws IOException {
    Path manifest = home.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    List<String> lines = Files.readAllLines(manifest);
    for (String line : lines) {
      int space = line.indexOf(' ');
      Path file = home.resolve(line.substring(space + 1));
      if (space < 1
          || !Files.isRegularFile(file)
          || Files.size(file) != Long.parseLong(line.substring(0, space))) {
        return false;
      }
    }
    return !lines.isEmpty();
  }
}
