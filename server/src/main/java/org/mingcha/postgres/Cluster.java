package org.mingcha.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a database cluster: making them whole or not at all, and looking whether they are. */
final class Cluster {
  private static final long NEW_MEGABYTES = 300;
  private static final long START_MEGABYTES = 64;

  private final Path directory;
  private final Binaries binaries;
  private final Unprivileged unprivileged;
  private final boolean persistent;
  private volatile @Nullable Process initdb;

  Cluster(Path directory, Binaries binaries, Unprivileged unprivileged, boolean persistent) {
    this.directory = directory;
    this.binaries = binaries;
    this.unprivileged = unprivileged;
    this.persistent = persistent;
  }

  Path directory() {
    return directory;
  }

  boolean exists() {
    return Files.exists(directory);
  }

  /**
   * Makes the cluster beside its place and renames it there when it is complete.
   *
   * @param superuser the role that initdb creates, with its password
   */
  void create(Credentials superuser) throws IOException, InterruptedException {
    Path parent = directory.getParent();
    FileTrees.privateDirectory(parent);
    unprivileged.letPass(parent);
    FileTrees.requireSpace(parent, NEW_MEGABYTES);
    try (Stream<Path> listed = Files.list(parent)) {
      for (Path left : listed.filter(p -> name(p).startsWith("new-")).toList()) {
        FileTrees.deleteTree(left); // a start that was interrupted; it never held data
      }
    }
    Path fresh = FileTrees.privateDirectory(parent.resolve("new-" + UUID.randomUUID()));
    Path passwordFile = parent.resolve(name(fresh) + ".password");
    try {
      FileTrees.writePrivately(passwordFile, superuser.password() + "\n");
      unprivileged.adopt(fresh);
      unprivileged.adopt(passwordFile);
      initdb(fresh, superuser.user(), passwordFile);
      Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
      FileTrees.deleteTree(fresh);
    }
  }

  private void initdb(Path fresh, String superuser, Path passwordFile)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                // Only with this do trigrams and the case of letters work beyond ASCII.
                "--lc-ctype=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
    if (!persistent) {
      command.add("--no-sync");
    }
    Process process = Postmaster.builder(unprivileged.command(command)).start();
    initdb = process;
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        if (output.contains("No space left on device")) {
          throw new PostgresFailure.DiskFull(
              fresh, NEW_MEGABYTES, FileTrees.freeMegabytes(fresh.getParent()));
        }
        if (output.contains("Permission denied")) {
          throw new PostgresFailure.NoPermission(fresh, lastLine(output), null);
        }
        throw new PostgresFailure.StartFailed(fresh, output.strip(), null);
      }
    } finally {
      initdb = null;
    }
  }

  /** Ends a running {@link #create}; what it made so far is deleted there. */
  void interrupt() {
    Process running = initdb;
    if (running != null) {
      running.destroy();
    }
  }

  /**
   * Looks at what PostgreSQL itself would complain about less clearly.
   *
   * @throws PostgresFailure.DamagedData when a file every cluster has is missing
   * @throws PostgresFailure.OtherVersion when another major version made it
   */
  void check() throws IOException {
    FileTrees.requireSpace(directory.getParent(), START_MEGABYTES);
    for (String needed : List.of("PG_VERSION", "global/pg_control", "base", "pg_wal")) {
      if (!Files.exists(directory.resolve(needed))) {
        throw new PostgresFailure.DamagedData(directory, needed, "missing");
      }
    }
    String version = Files.readString(directory.resolve("PG_VERSION")).strip();
    if (!version.matches("\\d+(\\.\\d+)?")) {
      throw new PostgresFailure.DamagedData(directory, "PG_VERSION", "unreadable");
    }
    if (!version.equals(binaries.major())) {
      throw new PostgresFailure.OtherVersion(directory, version, binaries.major());
    }
    unprivileged.letPass(directory.getParent());
    unprivileged.adopt(directory);
  }

  void configure(Map<String, String> settings) throws IOException {
    Path local = directory.resolve(Settings.LOCAL_FILE);
    write("postgresql.conf", Settings.file(settings, persistent));
    write("pg_hba.conf", Settings.hostBasedAuthentication());
    if (Files.exists(local)) {
      unprivileged.adopt(local);
    }
  }

  private void write(String name, String text) throws IOException {
    FileTrees.writePrivately(directory.resolve(name), text);
    unprivileged.adopt(directory.resolve(name));
  }

  private static String lastLine(String text) {
    return text.lines().filter(l -> !l.isBlank()).reduce("", (a, b) -> b);
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
