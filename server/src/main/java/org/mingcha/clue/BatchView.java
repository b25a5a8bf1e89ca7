package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch: its letter and, of its list, what the reader may see.
 *
 * @param letter words of the covering letter; null for the usual ones
 * @param allowed acts that the person may do now
 */
public record BatchView(
    long id,
    long campaignId,
    @Nullable String number,
    long fromParty,
    long toParty,
    BatchState state,
    @Nullable String letter,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant acknowledgedAt,
    int version,
    List<Item> items,
    List<String> allowed) {

  /** A clue on the list. */
  public record Item(
      ClueLine clue, HandOverState state, String purpose, @Nullable Instant dueAt) {}
}
