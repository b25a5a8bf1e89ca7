package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clue as it stands in the table, opened.
 *
 * @param holderId whose move it is; always one of {@code custody}
 * @param dueAt the deadline that runs; present in every live state
 */
record ClueRow(
    long id,
    long campaignId,
    String number,
    String title,
    ClueState state,
    String category,
    @Nullable String industry,
    String importance,
    boolean keyClue,
    boolean shelter,
    String region,
    long managerId,
    long holderId,
    @Nullable Long mergedInto,
    Instant openedAt,
    Instant stateSince,
    @Nullable Instant dueAt,
    Instant heardAt,
    int ladderStep,
    @Nullable String result,
    int reports,
    List<Long> custody,
    List<Long> subjects,
    int version) {

  ClueRow {
    custody = List.copyOf(custody);
    subjects = List.copyOf(subjects);
  }

  ClueRow numbered(String drawn) {
    return new ClueRow(
        id, campaignId, drawn, title, state, category, industry, importance, keyClue, shelter, region,
        managerId, holderId, mergedInto, openedAt, stateSince, dueAt, heardAt, ladderStep, result,
        reports, custody, subjects, version);
  }

  ClueEdit edit() {
    return new ClueEdit(this);
  }
}
