package org.mingcha.insight;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a deadline ends, seen from now; see docs/filters.md.
 *
 * @param first lowest value of the tally's {@code due}: -1 overdue, 0 to 7 days until, 8 later, 9
 *     none
 * @param last highest value
 * @param day a single day, or null
 */
public record DueBand(String key, int first, int last, @Nullable LocalDate day) {
  public static final DueBand OVERDUE = new DueBand("overdue", -1, -1, null);
  public static final DueBand TODAY = new DueBand("today", 0, 0, null);
  public static final DueBand WITHIN_7_DAYS = new DueBand("7d", 0, 7, null);
  public static final DueBand LATER = new DueBand("later", 8, 8, null);
  public static final DueBand NONE = new DueBand("none", 9, 9, null);

  /** The records whose deadline ends on that day and has not passed. */
  public static DueBand on(LocalDate day) {
    return new DueBand(day.toString(), 0, 0, day);
  }

  static Optional<DueBand> of(String key) {
    for (DueBand band : new DueBand[] {OVERDUE, TODAY, WITHIN_7_DAYS, LATER, NONE}) {
      if (band.key.equals(key)) {
        return Optional.of(band);
      }
    }
    return Values.day(key).map(DueBand::on);
  }
}
