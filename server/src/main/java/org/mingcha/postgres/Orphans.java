package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the PostgreSQL that an application killed with {@code kill -9} leaves behind, and stops it.
 * Called only by whoever holds the data directory's lock, so that no living application uses it.
 */
final class Orphans {
  private static final Logger log = LoggerFactory.getLogger(Orphans.class);

  private final Path cluster;
  private final Platform platform;
  private final Signals signals;

  Orphans(Path cluster, Platform platform, Signals signals) {
    this.cluster = cluster;
    this.platform = platform;
    this.signals = signals;
  }

  /** Returns when no process works in the cluster any more and no stale pid file is left. */
  void stop() throws IOException, InterruptedException {
    Path pidFile = cluster.resolve("postmaster.pid");
    Optional<Long> written = writtenPid(pidFile);
    if (written.isPresent()) {
      Optional<ProcessHandle> postmaster =
          ProcessHandle.of(written.get()).filter(this::alive).filter(this::ours);
      if (postmaster.isPresent()) {
        log.warn("stopping the database left behind by a killed application");
        stop(postmaster.get());
      }
      if (platform.linux()) {
        // Verified above: either gone, a zombie, or the number belongs to somebody else by now.
        // PostgreSQL itself would take such a number for a running server and refuse to start.
        Files.deleteIfExists(pidFile);
      }
    }
    // Without its postmaster a backend leaves by itself as soon as it looks up from its statement.
    for (ProcessHandle worker : workers()) {
      if (!waitFor(worker, Duration.ofSeconds(5))) {
        worker.destroyForcibly();
        waitFor(worker, Duration.ofSeconds(5));
      }
    }
  }

  /** The same without care for the data: for what is thrown away. */
  void kill() throws IOException, InterruptedException {
    for (ProcessHandle worker : workers()) {
      worker.destroyForcibly();
    }
    stop();
  }

  private void stop(ProcessHandle postmaster) throws InterruptedException {
    signals.fastShutdown(postmaster.pid());
    if (waitFor(postmaster, Duration.ofSeconds(60))) {
      return;
    }
    signals.immediateShutdown(postmaster.pid());
    if (!waitFor(postmaster, Duration.ofSeconds(10))) {
      postmaster.destroyForcibly();
      waitFor(postmaster, Duration.ofSeconds(10));
    }
  }

  private boolean waitFor(ProcessHandle process, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (alive(process)) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** A zombie is dead: it waits for its parent only, which in a container may never look. */
  private boolean alive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    if (!platform.linux()) {
      return true;
    }
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a process works in our cluster: a postmaster and its children stand in it. */
  private boolean ours(ProcessHandle process) {
    if (!platform.linux()) {
      return process.info().commandLine().map(c -> c.contains(cluster.toString())).orElse(false);
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).equals(cluster);
    } catch (IOException e) {
      return false; // another user's: not ours, since the cluster is readable by its owner only
    }
  }

  private boolean postgres(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/comm")).startsWith("postgres");
    } catch (IOException e) {
      return false;
    }
  }

  private List<ProcessHandle> workers() {
    if (!platform.linux()) {
      return List.of();
    }
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(this::postgres).filter(this::ours).filter(this::alive).toList();
    }
  }

  private static Optional<Long> writtenPid(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(pidFile)) {
      return lines.findFirst().map(String::strip).filter(l -> l.matches("\\d{1,10}"))
          .map(Long::valueOf);
    }
  }
}
