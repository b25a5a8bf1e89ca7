package org.mingcha.insight;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ages of the backlog in whole days since receipt or opening; see docs/filters.md. */
public enum AgeBand {
  TO_3("0-3", null, 3),
  TO_7("4-7", 4, 7),
  TO_15("8-15", 8, 15),
  TO_30("16-30", 16, 30),
  MORE("30+", 31, null);

  private final String key;
  private final @Nullable Integer from;
  private final @Nullable Integer to;

  AgeBand(String key, @Nullable Integer from, @Nullable Integer to) {
    this.key = key;
    this.from = from;
    this.to = to;
  }

  public String key() {
    return key;
  }

  /** The first day whose records are of this age; null: as early as may be. */
  @Nullable LocalDate firstDay(LocalDate today) {
    return to == null ? null : today.minusDays(to);
  }

  /** The last such day; null: as late as may be. */
  @Nullable LocalDate lastDay(LocalDate today) {
    return from == null ? null : today.minusDays(from);
  }

  static Optional<AgeBand> of(String key) {
    return Arrays.stream(values()).filter(b -> b.key.equals(key)).findFirst();
  }
}
