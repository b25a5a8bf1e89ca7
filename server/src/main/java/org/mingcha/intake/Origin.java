package org.mingcha.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a report reached the desk, beside its words: what stands on a letter, which row of which batch.
 *
 * @param told by name of the field, such as {@code letterDate}; kept sealed
 * @param batchRow what tells a row of a batch from all others, or null; the same row is filed once
 */
public record Origin(Map<String, String> told, @Nullable String batchRow) {

  public Origin {
    told = Map.copyOf(told);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "Origin[redacted]";
  }
}
