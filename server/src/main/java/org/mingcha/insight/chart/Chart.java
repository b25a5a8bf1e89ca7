package org.mingcha.insight.chart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart.
 *
 * @param id of its element, unique on the page
 * @param unit what is counted
 * @param axis what the bars stand for, heading of the table's first column
 * @param series names of the parts; one when bars are whole
 */
public record Chart(
    String id, String title, String unit, String axis, List<String> series, List<Bar> bars) {
  public Chart {
    series = List.copyOf(series);
    bars = List.copyOf(bars);
  }

  public boolean stacked() {
    return series.size() > 1;
  }

  public long max() {
    return bars.stream().mapToLong(Bar::total).max().orElse(0);
  }

  /** Whether something is said after the numbers. */
  public boolean noted() {
    return bars.stream().anyMatch(bar -> bar.note() != null);
  }

  public boolean empty() {
    return max() == 0;
  }

  /** A round number at or above the largest bar, where the axis ends. */
  public long top() {
    long max = Math.max(max(), 1);
    long step = 1;
    while (step * 10 < max) {
      step *= 10;
    }
    for (long factor : new long[] {1, 2, 3, 4, 5, 6, 8, 10}) {
      if (step * factor >= max) {
        return step * factor;
      }
    }
    return step * 10;
  }

  /** A length along the axis, with the percent sign. */
  public String share(long value) {
    return percent(100.0 * value / top());
  }

  /** Where a part begins along its bar. */
  public String start(Bar bar, int part) {
    return share(bar.parts().subList(0, part).stream().mapToLong(Part::value).sum());
  }

  private static final int COLOURS = 7;

  /** Class of a series that is drawn plain; null when it is hatched. */
  public static @Nullable String colour(int series) {
    return hatch(series) == null ? "s" + (series % COLOURS + 1) : null;
  }

  /** Every second series is hatched, so that neighbours differ by more than colour. */
  public static @Nullable String hatch(int series) {
    int number = series % COLOURS + 1;
    return number % 2 == 0 ? "url(#hatch-" + number + ")" : null;
  }

  public static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", value);
  }
}
