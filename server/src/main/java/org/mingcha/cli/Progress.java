package org.mingcha.cli;

import org.jspecify.annotations.Nullable;

/**
 * What the start is busy with, for whoever waits at the terminal: {@code [2/4] starting the database
 * … (3.1 s)}. Silent unless the command line started the application, so that tests and other ways
 * to start it may call it too. Texts are message keys.
 */
public final class Progress {
  private static volatile @Nullable Progress current;

  private final int steps;
  private final long beganMillis;
  private int step;

  private Progress(int first, int steps, long beganMillis) {
    this.step = first - 1;
    this.steps = steps;
    this.beganMillis = beganMillis;
  }

  /** Begins to print; the launcher has done the steps before {@code first}. */
  static void begin(int first, int steps) {
    current = new Progress(first, steps, launched());
  }

  /** The next step begins. */
  public static void step(String messageKey, Object... arguments) {
    Progress progress = current;
    if (progress != null) {
      progress.next(Console.text(messageKey, arguments));
    }
  }

  /** How far the step has come, e.g. "1,200 of 2,000 reports". */
  public static void detail(String messageKey, Object... arguments) {
    Progress progress = current;
    if (progress != null) {
      Console.print("      " + Console.text(messageKey, arguments) + progress.elapsed());
    }
  }

  private synchronized void next(String text) {
    step = Math.min(step + 1, steps);
    Console.print("[" + step + "/" + steps + "] " + text + " …" + elapsed());
  }

  private String elapsed() {
    return String.format(" (%.1f s)", (System.currentTimeMillis() - beganMillis) / 1000.0);
  }

  /** When the launcher began, in milliseconds; else when this process did. */
  private static long launched() {
    String seconds = System.getenv().getOrDefault("MINGCHA_LAUNCHED", "");
    return seconds.matches("\\d{1,12}")
        ? Long.parseLong(seconds) * 1000
        : ProcessHandle.current().info().startInstant().map(i -> i.toEpochMilli())
            .orElseGet(System::currentTimeMillis);
  }
}
