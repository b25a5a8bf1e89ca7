package org.mingcha.insight.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bar or column, whole or of parts.
 *
 * @param label what it counts
 * @param parts one for each series of its chart, in that order
 * @param href the records behind the whole
 * @param note said after the number, such as a share; null for none
 * @param tone {@code bad}, {@code warn}, {@code good} or empty
 */
public record Bar(
    String label, List<Part> parts, String href, @Nullable String note, String tone) {
  public Bar {
    parts = List.copyOf(parts);
  }

  /** A bar of one piece. */
  public static Bar of(String label, long value, String href, @Nullable String note, String tone) {
    return new Bar(label, List.of(new Part(value, href)), href, note, tone);
  }

  public long total() {
    return parts.stream().mapToLong(Part::value).sum();
  }
}
