package org.mingcha.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;

/**
 * A record in a list.
 *
 * @param title of a clue; null for reports, whose words are read on their own page
 * @param at received or opened
 * @param channel of a report
 */
public record RecordRow(
    RecordKind kind,
    long id,
    String number,
    String state,
    @Nullable String title,
    @Nullable String category,
    @Nullable String regionCode,
    long holderId,
    @Nullable String channel,
    boolean key,
    Instant at,
    @Nullable Instant dueAt) {

  public String href() {
    return (kind == RecordKind.REPORT ? "/desk/reports/" : "/desk/clues/") + Ids.text(id);
  }
}
