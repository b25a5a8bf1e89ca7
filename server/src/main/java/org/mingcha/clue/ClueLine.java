package org.mingcha.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A clue in a list. */
public record ClueLine(
    long id,
    long campaignId,
    String number,
    String title,
    ClueState state,
    String category,
    String importance,
    boolean keyClue,
    boolean shelter,
    String region,
    long managerId,
    long holderId,
    Instant openedAt,
    Instant stateSince,
    @Nullable Instant dueAt,
    Instant heardAt,
    int ladderStep,
    @Nullable String result,
    int reports,
    int version) {

  static ClueLine of(ClueRow r) {
    return new ClueLine(
        r.id(), r.campaignId(), r.number(), r.title(), r.state(), r.category(), r.importance(),
        r.keyClue(), r.shelter(), r.region(), r.managerId(), r.holderId(), r.openedAt(),
        r.stateSince(), r.dueAt(), r.heardAt(), r.ladderStep(), r.result(), r.reports(), r.version());
  }
}
