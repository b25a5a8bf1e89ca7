package org.mingcha.shared.workday;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are worked: Monday to Friday, save the public holidays and make-up days (调休) of the
 * State Council's yearly notice. Immutable.
 *
 * <p>A deadline in days ends with the last whole second of its day (23:59:59), so that it shows and
 * is stored as that day in every precision. The day from which one counts is not counted itself.
 */
public final class WorkdayCalendar {

  /** The zone of every office in the country. */
  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  /** No holiday is nearly as long: beyond it the data must be wrong. */
  private static final int LONGEST_BREAK = 30;

  private final Map<LocalDate, Boolean> exceptions;
  private final SortedSet<Integer> years;

  private WorkdayCalendar(Map<LocalDate, Boolean> exceptions) {
    this.exceptions = Map.copyOf(exceptions);
    this.years = new TreeSet<>();
    exceptions.keySet().forEach(date -> years.add(date.getYear()));
  }

  /** Monday to Friday and nothing else. */
  public static WorkdayCalendar mondayToFriday() {
    return new WorkdayCalendar(Map.of());
  }

  /**
   * A calendar of the given exceptions.
   *
   * @throws IllegalArgumentException when a date is given twice, or more days in a row than any
   *     holiday lasts are off
   */
  public static WorkdayCalendar of(Collection<Day> days) {
    Map<LocalDate, Boolean> exceptions = new HashMap<>();
    for (Day day : days) {
      if (exceptions.put(day.date(), day.workday()) != null) {
        throw new IllegalArgumentException(day.date() + " is given twice");
      }
    }
    WorkdayCalendar calendar = new WorkdayCalendar(exceptions);
    // Checked once here, so that counting can never run away later.
    for (LocalDate date : exceptions.keySet()) {
      if (ChronoUnit.DAYS.between(date, calendar.nextWorkday(date)) > LONGEST_BREAK) {
        throw new IllegalArgumentException("more than " + LONGEST_BREAK + " days off at " + date);
      }
    }
    return calendar;
  }

  /** This calendar with further days, which win over what it had. */
  public WorkdayCalendar with(Collection<Day> days) {
    Map<LocalDate, Boolean> merged = new HashMap<>(exceptions);
    of(days).exceptions.forEach(merged::put);
    return of(merged.entrySet().stream().map(e -> new Day(e.getKey(), e.getValue())).toList());
  }

  /**
   * Whether the notice for a year was read. For other years Monday to Friday is assumed, and what
   * is computed for them should be shown as provisional.
   */
  public boolean covers(int year) {
    return years.contains(year);
  }

  /** Whether a day is worked. */
  public boolean isWorkday(LocalDate date) {
    Boolean exception = exceptions.get(date);
    if (exception != null) {
      return exception;
    }
    return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * The n-th working day after a date; for 0 the date itself, or the next working day where it is
   * none.
   *
   * @param n not negative
   */
  public LocalDate plusWorkdays(LocalDate date, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("count back with minusWorkdays");
    }
    LocalDate day = n == 0 ? nextWorkday(date) : date;
    for (int i = 0; i < n; i++) {
      day = nextWorkday(day.plusDays(1));
    }
    return day;
  }

  /**
   * The end of the n-th working day after an instant's day in a zone; for 0 of that day itself, or
   * of the next working day where it is none.
   *
   * @param n not negative
   */
  public Instant plusWorkdays(Instant start, int n, ZoneId zone) {
    return endOf(plusWorkdays(start.atZone(zone).toLocalDate(), n), zone);
  }

  /** The end of the n-th calendar day after an instant's day in a zone. */
  public Instant plusDays(Instant start, int n, ZoneId zone) {
    return endOf(start.atZone(zone).toLocalDate().plusDays(n), zone);
  }

  /**
   * The n-th working day before a date; for 0 the date itself, or the last working day before where
   * it is none.
   *
   * @param n not negative
   */
  public LocalDate minusWorkdays(LocalDate date, int n) {
    if (n < 0) {
      throw new IllegalArgumentException("count on with plusWorkdays");
    }
    LocalDate day = n == 0 ? previousWorkday(date) : date;
    for (int i = 0; i < n; i++) {
      day = previousWorkday(day.minusDays(1));
    }
    return day;
  }

  /**
   * How many working days lie after {@code from} up to and with {@code to}; negative when {@code
   * to} is earlier.
   */
  public int workdaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -workdaysBetween(to, from);
    }
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkday).count();
  }

  /** As for dates, of the days on which the instants fall in a zone. */
  public int workdaysBetween(Instant from, Instant to, ZoneId zone) {
    return workdaysBetween(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
  }

  private LocalDate nextWorkday(LocalDate date) {
    LocalDate day = date;
    while (!isWorkday(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private LocalDate previousWorkday(LocalDate date) {
    LocalDate day = date;
    while (!isWorkday(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private static Instant endOf(LocalDate day, ZoneId zone) {
    return day.atTime(END_OF_DAY).atZone(zone).toInstant();
  }

  /**
   * A day that is not as its day of the week says, or is said to be so again.
   *
   * @param workday whether it is worked
   */
  public record Day(LocalDate date, boolean workday) {}
}
