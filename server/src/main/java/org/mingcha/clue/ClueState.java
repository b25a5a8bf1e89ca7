package org.mingcha.clue;

import java.util.EnumSet;
import java.util.Set;

/** States of a clue; the keys stand in the database. */
public enum ClueState {
  /** With its holder, who decides where it goes. */
  OPEN,
  /** Sent; the receiver has neither accepted nor returned it. */
  HANDED_OVER,
  VERIFYING,
  /** Concluded; the holder is whoever reviews. */
  CONCLUDED,
  /** Approved at the top; the reporters have the answer. */
  APPROVED,
  /** A reporter objected; a unit that never had it must verify anew. */
  OBJECTED,
  /** Outside the campaign, passed on to whoever is competent. */
  TRANSFERRED,
  /** Its reports went on in another clue. */
  MERGED;

  /** Open for work: somebody's move, with a deadline that runs. */
  public static final Set<ClueState> LIVE =
      Set.copyOf(EnumSet.of(OPEN, HANDED_OVER, VERIFYING, CONCLUDED, OBJECTED));

  public String key() {
    return StateKeys.key(this);
  }

  public boolean isLive() {
    return LIVE.contains(this);
  }

  public static ClueState of(String key) {
    return StateKeys.of(ClueState.class, key);
  }
}
