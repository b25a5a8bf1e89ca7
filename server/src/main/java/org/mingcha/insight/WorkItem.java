package org.mingcha.insight;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for a person.
 *
 * @param kind key of what is to be done, see {@link WorkItems}
 * @param recordId of the report, clue or batch
 * @param number as people quote it; null for a draft
 * @param partyId the office or group whose move it is
 * @param title of a clue; null otherwise: a report's words are read on its own page
 * @param count clues in a batch, 0 otherwise
 * @param dueAt null when no deadline runs
 * @param since since when it waits
 */
public record WorkItem(
    String kind,
    long campaignId,
    long recordId,
    @Nullable String number,
    long partyId,
    @Nullable String category,
    @Nullable String regionCode,
    @Nullable String title,
    boolean key,
    int count,
    @Nullable Instant dueAt,
    Instant since) {

  /** Where it is done. */
  public String href() {
    String id = org.mingcha.shared.Ids.text(recordId);
    return switch (kind) {
      case "triage", "reporter-answered", "facts-due", "false-mark" -> "/desk/reports/" + id;
      case "batch-send", "batch-accept" -> "/desk/batches/" + id;
      default -> "/desk/clues/" + id;
    };
  }
}
