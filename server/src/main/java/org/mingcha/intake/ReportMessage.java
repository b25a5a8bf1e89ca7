package org.mingcha.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.KeyedEnum;

/**
 * Something said after filing, by either side; never changed.
 *
 * @param fromReporter whether the reporter said it
 * @param officialId who wrote it, on the office's side
 */
public record ReportMessage(
    long id,
    boolean fromReporter,
    Kind kind,
    String body,
    Instant at,
    @Nullable Long officialId) {

  /** What it is. */
  public enum Kind implements KeyedEnum {
    ADDITION,
    CORRECTION,
    QUESTION,
    ANSWER,
    /** A note of the office about a contact; the reporter does not read it. */
    CONTACT_NOTE,
    RESULT,
    OBJECTION;

    static Kind of(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind " + key);
    }
  }

  /** Says nothing of the words. */
  @Override
  public String toString() {
    return "ReportMessage[" + id + "]";
  }
}
