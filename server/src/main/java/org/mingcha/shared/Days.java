package org.mingcha.shared;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Days as people and addresses write them. */
public final class Days {
  public static final int FIRST_YEAR = 1900;
  public static final int LAST_YEAR = 2999;

  private Days() {}

  /**
   * The day that a text like 2026-11-23 names.
   *
   * @throws DateTimeParseException for anything else, and for years that no record can have: far
   *     ones end neither in an instant nor in a date of the database
   */
  public static LocalDate parse(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      // without the text: it may be anything that was typed
      throw new DateTimeParseException("year out of range", "", 0);
    }
    return day;
  }
}
