package org.mingcha.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingcha.postgres.PostgresFailure;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Says why the application did not start: in two lines at the terminal, in full in a file. Stands
 * in for Spring's own reports, which fill the screen; only when the command line is in charge.
 */
final class StartFailures implements SpringBootExceptionReporter {
  private static volatile @Nullable Path directory;

  StartFailures(@Nullable ConfigurableApplicationContext unused) {}

  /** From now on the command line reports; details go into the directory. */
  static void takeOver(Path logDirectory) {
    directory = logDirectory;
  }

  @Override
  public boolean reportException(Throwable failure) {
    return directory != null; // whoever called run() receives the failure too, and prints it once
  }

  static void print(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PostgresFailure known) {
        Console.fail(known);
        return;
      }
      if (t instanceof StartRefused refused) {
        refused.print();
        return;
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String first = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    Console.fail("cli.start-failed", root.getClass().getSimpleName() + ": " + first, write(failure));
  }

  private static String write(Throwable failure) {
    Path logs = directory;
    if (logs == null) {
      return "-";
    }
    Path file = logs.resolve("start-failure.txt");
    try {
      Files.createDirectories(logs);
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
        failure.printStackTrace(out);
      }
      return file.toString();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
