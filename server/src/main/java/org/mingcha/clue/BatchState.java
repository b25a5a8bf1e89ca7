package org.mingcha.clue;

/** States of a batch: a covering letter with a list of clues, from one office to another. */
public enum BatchState {
  DRAFT,
  SENT,
  ACKNOWLEDGED,
  DISCARDED;

  public String key() {
    return StateKeys.key(this);
  }

  public static BatchState of(String key) {
    return StateKeys.of(BatchState.class, key);
  }
}
