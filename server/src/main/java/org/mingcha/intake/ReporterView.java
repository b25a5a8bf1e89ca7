package org.mingcha.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.StoredFile;

/**
 * A report as its reporter reads it by query code: plain steps, days only.
 *
 * @param messages without the office's own notes
 * @param asked whether a question waits for an answer
 * @param satisfied what the reporter said about the latest result, or null
 * @param objectUntil last day for an objection, or null when none can be raised now
 * @param may of {@code add}, {@code answer}, {@code rate}, {@code object}
 */
public record ReporterView(
    String number,
    ReportState state,
    LocalDate receivedOn,
    Words words,
    List<Step> steps,
    List<ReportMessage> messages,
    List<StoredFile> files,
    boolean asked,
    @Nullable String result,
    @Nullable Boolean satisfied,
    @Nullable LocalDate objectUntil,
    Set<String> may) {

  /**
   * A step on the way.
   *
   * @param key received, looked-at, verified, answered, closed; transferred instead of the middle
   * @param on the day it was reached, or null when it lies ahead
   */
  public record Step(String key, boolean done, boolean now, @Nullable LocalDate on) {}

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, org.mingcha.shared.text.Texts.ZONE);
  }

  /** Says nothing of the words. */
  @Override
  public String toString() {
    return "ReporterView[redacted]";
  }
}
