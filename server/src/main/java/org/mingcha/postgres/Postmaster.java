package org.mingcha.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the server process. */
final class Postmaster {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final Process process;
  private final Path cluster;
  private final ServerLog log;
  private final Signals signals;

  private Postmaster(Process process, Path cluster, ServerLog log, Signals signals) {
    this.process = process;
    this.cluster = cluster;
    this.log = log;
    this.signals = signals;
  }

  /** Starts the process; whether it comes to serve is told by {@link #awaitReady}. */
  static Postmaster launch(
      Cluster cluster,
      Binaries binaries,
      Unprivileged unprivileged,
      Signals signals,
      ServerLog log,
      int port)
      throws IOException {
    log.begin();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      // Away from the terminal: Ctrl-C is for the application, which stops the database last.
      command.add(SETSID.toString());
    }
    command.addAll(
        unprivileged.command(
            List.of(
                binaries.program("postgres").toString(),
                "-D",
                cluster.directory().toString(),
                "-p",
                Integer.toString(port))));
    Process process =
        builder(command)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
            .start();
    return new Postmaster(process, cluster.directory(), log, signals);
  }

  /** A command with a clean environment: nothing of the user's settings changes its behaviour. */
  static ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(n -> n.startsWith("PG") || n.startsWith("LC_"));
    builder.environment().remove("LANG");
    builder.environment().remove("LANGUAGE");
    builder.environment().put("LC_ALL", "C");
    if (File.separatorChar == '/') {
      builder.redirectInput(new File("/dev/null"));
      builder.directory(new File("/"));
    }
    return builder;
  }

  Process process() {
    return process;
  }

  /** Waits until it serves. A recovery after a crash may take its time; there is no limit to it. */
  boolean awaitReady() throws IOException, InterruptedException {
    Path pidFile = cluster.resolve("postmaster.pid");
    while (process.isAlive()) {
      if (ready(pidFile)) {
        return true;
      }
      if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  /** The file's first line is the process, its eighth the state (documented since version 10). */
  private boolean ready(Path pidFile) {
    try {
      List<String> lines = Files.readAllLines(pidFile);
      return lines.size() >= 8
          && lines.get(0).strip().equals(Long.toString(process.pid()))
          && lines.get(7).strip().equals("ready");
    } catch (IOException e) {
      return false; // not written yet
    }
  }

  /** Stops in order; harder only when it does not listen. Returns when the process is gone. */
  void stop(boolean immediately) {
    boolean interrupted = false;
    if (process.isAlive()) {
      if (!immediately) {
        signals.fastShutdown(process.pid());
        interrupted = !waitFor(60);
      }
      if (process.isAlive()) {
        signals.immediateShutdown(process.pid());
        interrupted |= !waitFor(10);
      }
      if (process.isAlive()) {
        process.destroyForcibly();
        waitFor(10);
      }
    }
    if (interrupted && Thread.interrupted()) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitFor(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  ServerLog log() {
    return log;
  }
}
