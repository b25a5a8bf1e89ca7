package org.mingcha.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as whoever handles it sees it.
 *
 * @param words as first given
 * @param custody offices and groups along its way
 * @param falseMark where two people say that it was knowingly false, or null
 */
public record ReportView(
    ReportLine line, Words words, List<Long> custody, @Nullable FalseMark falseMark) {

  /** A proposal to mark a report as knowingly false, and what became of it. */
  public record FalseMark(
      long proposedBy, String reason, @Nullable Long confirmedBy, @Nullable Long rejectedBy) {

    @Override
    public String toString() {
      return "FalseMark[redacted]";
    }
  }

  public long id() {
    return line.id();
  }

  /** Says nothing of the words. */
  @Override
  public String toString() {
    return "ReportView[" + line.id() + "]";
  }
}
