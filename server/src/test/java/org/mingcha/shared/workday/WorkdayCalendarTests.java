package org.mingcha.shared.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.workday.WorkdayCalendar.Day;

@DisplayName("The workday calendar")
final class WorkdayCalendarTests {

  private static final WorkdayCalendar CALENDAR = WorkdayCalendar.of(WorkdayRows.shipped());

  @Test
  @DisplayName("ships the notices of 2018 to 2026 and says which years it does not know")
  void years() {
    assertThat(IntStream.rangeClosed(2018, 2026)).allMatch(CALENDAR::covers);
    assertThat(CALENDAR.covers(2027)).isFalse();
  }

  @Test
  @DisplayName("gives each year as many days off, beyond weekends, as the law on holidays does")
  void agreesWithTheLaw() {
    // 11 days by the rules until 2024, 13 since; 2020 has the two days by which the spring
    // festival was prolonged. Whatever notices shift, they add no other day.
    for (int year = 2018; year <= 2026; year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      long weekdays =
          first.datesUntil(first.plusYears(1)).filter(d -> d.getDayOfWeek().getValue() < 6).count();
      long worked = first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorkday).count();
      // New year's days of 2019 borrowed 31 December 2018 against 29 December 2018.
      int expected = year >= 2025 || year == 2020 ? 13 : 11;
      assertThat(weekdays - worked).as("year %d", year).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("makes up only on weekends")
  void makesUpOnWeekends() {
    assertThat(WorkdayRows.shipped())
        .filteredOn(Day::workday)
        .hasSizeGreaterThan(40)
        .allMatch(day -> day.date().getDayOfWeek().getValue() >= 6);
  }

  @Test
  @DisplayName("knows days that offices remember")
  void knownDays() {
    assertThat(CALENDAR.isWorkday(LocalDate.of(2018, 10, 1))).isFalse();
    assertThat(CALENDAR.isWorkday(LocalDate.of(2019, 5, 5))).isTrue();
    assertThat(CALENDAR.isWorkday(LocalDate.of(2020, 1, 31))).isFalse();
    assertThat(CALENDAR.isWorkday(LocalDate.of(2023, 10, 7))).isTrue();
    assertThat(CALENDAR.isWorkday(LocalDate.of(2025, 1, 28))).isFalse();
    assertThat(CALENDAR.isWorkday(LocalDate.of(2026, 1, 4))).isTrue();
  }

  @Test
  @DisplayName("refuses a date given twice and a holiday without end")
  void refuses() {
    LocalDate day = LocalDate.of(2027, 1, 1);
    assertThatThrownBy(() -> WorkdayCalendar.of(List.of(new Day(day, false), new Day(day, true))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                WorkdayCalendar.of(
                    day.datesUntil(day.plusDays(40)).map(d -> new Day(d, false)).toList()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("takes later days over those it had")
  void with() {
    LocalDate monday = LocalDate.of(2027, 2, 8);
    WorkdayCalendar more = CALENDAR.with(List.of(new Day(monday, false)));

    assertThat(more.isWorkday(monday)).isFalse();
    assertThat(CALENDAR.isWorkday(monday)).isTrue();
    assertThat(more.covers(2027)).isTrue();
    assertThat(more.with(List.of(new Day(monday, true))).isWorkday(monday)).isTrue();
  }
}
