package org.mingcha.insight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.mingcha.shared.Days;

/** Values as they stand in addresses. */
final class Values {
  private Values() {}

  static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(Days.parse(text));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
