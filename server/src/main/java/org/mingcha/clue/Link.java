package org.mingcha.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One hand-over of a clue, a link of its chain. */
record Link(
    long id,
    long batchId,
    long clueId,
    long fromParty,
    long toParty,
    @Nullable Long aboveId,
    Purpose purpose,
    HandOverState state,
    @Nullable String rule,
    @Nullable String overruled,
    @Nullable Instant sentAt,
    @Nullable Instant acceptDueAt,
    @Nullable Instant dueAt,
    @Nullable Instant answeredAt,
    int version) {

  /** Part of the chain that leads from the manager to the holder now. */
  boolean isOnChain() {
    return switch (state) {
      case SENT, ACCEPTED, HANDED_ON, CONCLUDED -> true;
      case LISTED, RETURNED, APPROVED, WITHDRAWN, DISCARDED -> false;
    };
  }

  /** What the receiver is asked for. */
  enum Purpose {
    VERIFY,
    RE_VERIFY,
    ELSEWHERE,
    OBJECTION;

    String key() {
      return StateKeys.key(this);
    }

    static Purpose of(String key) {
      return StateKeys.of(Purpose.class, key);
    }
  }
}
