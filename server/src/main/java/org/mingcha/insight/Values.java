package org.mingcha.insight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Values as they stand in addresses. */
final class Values {
  private Values() {}

  static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      // years beyond these end neither in an instant nor in a date of the database
      return day.getYear() >= 1900 && day.getYear() <= 2999 ? Optional.of(day) : Optional.empty();
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
