package org.mingcha.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A clue with its next values, on the way to {@link ClueRows#save}. */
final class ClueEdit {
  final ClueRow before;
  String title;
  ClueState state;
  String category;
  @Nullable String industry;
  String importance;
  boolean keyClue;
  boolean shelter;
  String region;
  long holderId;
  @Nullable Long mergedInto;
  Instant stateSince;
  @Nullable Instant dueAt;
  Instant heardAt;
  int ladderStep;
  @Nullable String result;
  int reports;

  ClueEdit(ClueRow row) {
    before = row;
    title = row.title();
    state = row.state();
    category = row.category();
    industry = row.industry();
    importance = row.importance();
    keyClue = row.keyClue();
    shelter = row.shelter();
    region = row.region();
    holderId = row.holderId();
    mergedInto = row.mergedInto();
    stateSince = row.stateSince();
    dueAt = row.dueAt();
    heardAt = row.heardAt();
    ladderStep = row.ladderStep();
    result = row.result();
    reports = row.reports();
  }

  /** Into a state, with a holder and a deadline; the ladder starts anew with the deadline. */
  ClueEdit to(ClueState next, long holder, @Nullable Instant due, Instant now) {
    if (next != state || holder != holderId) {
      stateSince = now;
    }
    state = next;
    holderId = holder;
    dueAt = due;
    ladderStep = 0;
    heardAt = now;
    return this;
  }
}
