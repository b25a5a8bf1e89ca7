package org.mingcha.postgres;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells a postmaster to stop; through {@code pg_ctl}, which also knows how on Windows. */
record Signals(Binaries binaries, Unprivileged unprivileged) {

  /** Rolls back what is open, writes a checkpoint, ends. */
  void fastShutdown(long pid) {
    send("INT", pid);
  }

  /** Ends at once; the next start recovers from the log. */
  void immediateShutdown(long pid) {
    send("QUIT", pid);
  }

  private void send(String signal, long pid) {
    List<String> command =
        unprivileged.command(
            List.of(binaries.program("pg_ctl").toString(), "kill", signal, Long.toString(pid)));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      // the caller waits for the end of the process and takes a harder measure when it stays
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
