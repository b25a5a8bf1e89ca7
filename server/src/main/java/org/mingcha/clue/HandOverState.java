package org.mingcha.clue;

/** States of a hand-over, one link of a clue's chain. */
public enum HandOverState {
  /** On a list that is not sent. */
  LISTED,
  SENT,
  ACCEPTED,
  /** The receiver handed it on in turn. */
  HANDED_ON,
  /** The receiver gave it back. */
  RETURNED,
  /** The receiver's conclusion awaits review by the sender. */
  CONCLUDED,
  APPROVED,
  /** Taken back by an office above. */
  WITHDRAWN,
  /** Struck off the list before it was sent. */
  DISCARDED;

  public String key() {
    return StateKeys.key(this);
  }

  public static HandOverState of(String key) {
    return StateKeys.of(HandOverState.class, key);
  }
}
