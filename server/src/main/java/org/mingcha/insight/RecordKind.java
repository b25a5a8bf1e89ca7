package org.mingcha.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What figures count, with its states in the order in which they follow each other. */
public enum RecordKind {
  REPORT(
      "report",
      List.of("received", "needs-facts", "in-clue", "transferred", "concluded", "closed", "objected"),
      List.of("received", "needs-facts", "objected")),
  CLUE(
      "clue",
      List.of(
          "open", "handed-over", "verifying", "concluded", "approved", "objected", "transferred",
          "merged"),
      List.of("open", "handed-over", "verifying", "concluded", "objected"));

  private final String key;
  private final List<String> states;
  private final List<String> backlog;

  RecordKind(String key, List<String> states, List<String> backlog) {
    this.key = key;
    this.states = states;
    this.backlog = backlog;
  }

  public String key() {
    return key;
  }

  public List<String> states() {
    return states;
  }

  /** States in which somebody's move is due; the database's {@code tally_open} says the same. */
  public List<String> backlog() {
    return backlog;
  }

  public static Optional<RecordKind> find(String key) {
    return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
  }
}
