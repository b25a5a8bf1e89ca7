package org.mingcha.shared.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class WorkdayCalendarPropertyTests {
  private static final WorkdayCalendar CALENDAR = WorkdayCalendar.of(WorkdayRows.shipped());

  @Property
  void neverLandsOnADayOff(@ForAll("dates") LocalDate date, @ForAll @IntRange(max = 200) int n) {
    assertThat(CALENDAR.isWorkday(CALENDAR.plusWorkdays(date, n))).isTrue();
    assertThat(CALENDAR.isWorkday(CALENDAR.minusWorkdays(date, n))).isTrue();
  }

  @Property
  void isAdditive(
      @ForAll("dates") LocalDate date,
      @ForAll @IntRange(min = 1, max = 100) int a,
      @ForAll @IntRange(max = 100) int b) {
    assertThat(CALENDAR.plusWorkdays(CALENDAR.plusWorkdays(date, a), b))
        .isEqualTo(CALENDAR.plusWorkdays(date, a + b));
  }

  @Property
  void isMonotone(
      @ForAll("dates") LocalDate one,
      @ForAll("dates") LocalDate other,
      @ForAll @IntRange(max = 60) int n) {
    LocalDate early = one.isBefore(other) ? one : other;
    LocalDate late = one.isBefore(other) ? other : one;
    assertThat(CALENDAR.plusWorkdays(early, n)).isBeforeOrEqualTo(CALENDAR.plusWorkdays(late, n));
    // On a day off, 0 and 1 both mean the next working day; from there each counts further.
    assertThat(CALENDAR.plusWorkdays(early, n + 1)).isBefore(CALENDAR.plusWorkdays(early, n + 2));
  }

  @Property
  void countsBackWhatItCounted(
      @ForAll("dates") LocalDate date, @ForAll @IntRange(min = 1, max = 200) int n) {
    LocalDate end = CALENDAR.plusWorkdays(date, n);
    assertThat(CALENDAR.workdaysBetween(date, end)).isEqualTo(n);
    assertThat(CALENDAR.workdaysBetween(end, date)).isEqualTo(-n);
  }

  @Property
  void aDeadlineIsTheLastSecondOfItsDay(
      @ForAll("dates") LocalDate date, @ForAll @IntRange(max = 30) int n) {
    Instant due =
        CALENDAR.plusWorkdays(
            date.atTime(13, 30).atZone(WorkdayCalendar.CHINA).toInstant(),
            n,
            WorkdayCalendar.CHINA);
    assertThat(due.atZone(WorkdayCalendar.CHINA).toLocalTime()).hasToString("23:59:59");
    assertThat(due.atZone(WorkdayCalendar.CHINA).toLocalDate())
        .isEqualTo(CALENDAR.plusWorkdays(date, n));
  }

  @Provide
  Arbitrary<LocalDate> dates() {
    long from = LocalDate.of(2017, 12, 1).toEpochDay();
    long to = LocalDate.of(2027, 6, 30).toEpochDay();
    return Arbitraries.longs().between(from, to).map(LocalDate::ofEpochDay);
  }
}
