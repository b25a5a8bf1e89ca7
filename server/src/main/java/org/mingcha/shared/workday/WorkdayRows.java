package org.mingcha.shared.workday;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads days of the workday calendar from rows: the file that comes with the program, and the
 * yearly notice as an administrator enters it. Columns by position: date ({@code 2027-02-05} or
 * {@code 2027/2/5}), whether worked, and a note that is not kept. A first row whose first cell is
 * no date is taken for a header.
 *
 * <p>i18n-exempt: the words for worked and off are those of the notices, read, never shown.
 */
public final class WorkdayRows {

  private static final String SHIPPED = "/calendar/cn-workdays.csv";
  private static final Set<String> WORKED = Set.of("true", "1", "yes", "班", "是");
  private static final Set<String> OFF = Set.of("false", "0", "no", "休", "否");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

  /** More than a century of notices; a larger file is something else. */
  private static final int MAX_LENGTH = 1024 * 1024;

  private WorkdayRows() {}

  /** The days of the State Council's notices for 2018 to 2026. */
  public static List<WorkdayCalendar.Day> shipped() {
    try (InputStream in = WorkdayRows.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the program comes without " + SHIPPED);
      }
      Result result = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      if (!result.errors().isEmpty()) {
        throw new IllegalStateException("the shipped calendar is damaged: " + result.errors());
      }
      return result.days();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads all rows; with any error the days are to be left alone. */
  public static Result parse(String csv) {
    if (csv.length() > MAX_LENGTH) {
      return new Result(List.of(), List.of(new RowError(1, "workday.error.too-large", List.of())));
    }
    List<WorkdayCalendar.Day> days = new ArrayList<>();
    List<RowError> errors = new ArrayList<>();
    Map<LocalDate, Integer> rows = new HashMap<>();
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
      for (CSVRecord row : parser) {
        read(row, days, errors, rows);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      errors.add(new RowError(rows.size() + 1, "workday.error.not-csv", List.of()));
    }
    if (errors.isEmpty() && days.isEmpty()) {
      errors.add(new RowError(1, "workday.error.empty", List.of()));
    }
    if (errors.isEmpty()) {
      try {
        WorkdayCalendar.of(days);
      } catch (IllegalArgumentException e) {
        errors.add(new RowError(1, "workday.error.endless", List.of()));
      }
    }
    return new Result(errors.isEmpty() ? days : List.of(), errors);
  }

  private static void read(
      CSVRecord row,
      List<WorkdayCalendar.Day> days,
      List<RowError> errors,
      Map<LocalDate, Integer> rows) {
    int number = (int) row.getRecordNumber();
    String first = row.get(0).strip();
    if (row.size() == 1 && first.isEmpty()) {
      return;
    }
    LocalDate date;
    try {
      date = LocalDate.parse(first.replace('/', '-'), DATE);
    } catch (DateTimeException e) {
      boolean header = number == 1 && first.chars().noneMatch(Character::isDigit);
      if (!header) {
        errors.add(new RowError(number, "workday.error.not-a-date", List.of(first)));
      }
      return;
    }
    if (date.getYear() < 1949 || date.getYear() > 2199) {
      errors.add(new RowError(number, "workday.error.not-a-date", List.of(first)));
      return;
    }
    String value = row.size() < 2 ? "" : row.get(1).strip().toLowerCase(Locale.ROOT);
    if (!WORKED.contains(value) && !OFF.contains(value)) {
      errors.add(new RowError(number, "workday.error.not-worked-or-off", List.of(value)));
      return;
    }
    Integer before = rows.putIfAbsent(date, number);
    if (before != null) {
      errors.add(new RowError(number, "workday.error.date-twice", List.of(first, before)));
      return;
    }
    days.add(new WorkdayCalendar.Day(date, WORKED.contains(value)));
  }

  /** What was read: either days or errors. */
  public record Result(List<WorkdayCalendar.Day> days, List<RowError> errors) {
    public Result {
      days = List.copyOf(days);
      errors = List.copyOf(errors);
    }
  }

  /**
   * Something wrong in a row.
   *
   * @param row from 1, the header counted
   * @param messageKey in {@code messages/campaign_*.properties}; the message says what to do
   * @param args of the message, in order
   */
  public record RowError(int row, String messageKey, List<Object> args) {
    public RowError {
      args = List.copyOf(args);
    }
  }
}
