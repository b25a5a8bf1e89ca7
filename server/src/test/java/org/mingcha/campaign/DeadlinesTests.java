package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.workday.WorkdayCalendar;
import org.mingcha.shared.workday.WorkdayRows;

@DisplayName("A deadline")
final class DeadlinesTests {

  private static final WorkdayCalendar CALENDAR = WorkdayCalendar.of(WorkdayRows.shipped());
  private static final Deadlines DEADLINES = new Deadlines(CALENDAR, WorkdayCalendar.CHINA);

  @Test
  @DisplayName("in working days passes over the national holiday and counts its make-up days")
  void workdays() {
    // Friday 27 September 2019; Sunday 29 is worked, 1 to 7 October are off, Saturday 12 is worked
    Instant start = at("2019-09-27T16:30:00");

    assertThat(DEADLINES.due(clock(1, ClockUnit.WORKDAYS, false), start))
        .isEqualTo(at("2019-09-29T23:59:59"));
    assertThat(DEADLINES.due(clock(3, ClockUnit.WORKDAYS, false), start))
        .isEqualTo(at("2019-10-08T23:59:59"));
    assertThat(DEADLINES.due(clock(7, ClockUnit.WORKDAYS, false), start))
        .isEqualTo(at("2019-10-12T23:59:59"));
  }

  @Test
  @DisplayName("in days ends on its day, or moves over days off where the template says so")
  void days() {
    Instant start = at("2019-09-04T23:59:00");

    assertThat(DEADLINES.due(clock(30, ClockUnit.DAYS, false), start))
        .isEqualTo(at("2019-10-04T23:59:59"));
    assertThat(DEADLINES.due(clock(30, ClockUnit.DAYS, true), start))
        .isEqualTo(at("2019-10-08T23:59:59"));
  }

  @Test
  @DisplayName("in hours ends to the second")
  void hours() {
    Instant start = at("2019-10-01T22:15:07");

    assertThat(DEADLINES.due(clock(24, ClockUnit.HOURS, false), start))
        .isEqualTo(at("2019-10-02T22:15:07"));
  }

  @Test
  @DisplayName("counts the day by the office's zone, not by UTC")
  void zone() {
    // 00:30 on the 5th in China is still the 4th in UTC
    assertThat(DEADLINES.due(clock(1, ClockUnit.DAYS, false), at("2019-09-05T00:30:00")))
        .isEqualTo(at("2019-09-06T23:59:59"));
  }

  @Test
  @DisplayName("warns at the start of days before it, but never before its clock started")
  void warnings() {
    Instant start = at("2019-09-25T09:00:00");
    ClockRule clock = clock(5, ClockUnit.WORKDAYS, false, 4, 2, 1);

    assertThat(DEADLINES.due(clock, start)).isEqualTo(at("2019-10-08T23:59:59"));
    assertThat(DEADLINES.warnings(clock, start))
        .containsExactly(
            at("2019-09-26T00:00:00"), at("2019-09-29T00:00:00"), at("2019-09-30T00:00:00"));
    assertThat(DEADLINES.warnings(clock(24, ClockUnit.HOURS, false, 30, 6), start))
        .containsExactly(at("2019-09-26T03:00:00"));
  }

  @Test
  @DisplayName("is kept with its last second and missed with the next")
  void overdue() {
    Instant due = at("2019-10-08T23:59:59");

    assertThat(DEADLINES.isOverdue(due, due)).isFalse();
    assertThat(DEADLINES.isOverdue(due, due.plusSeconds(1))).isTrue();
  }

  @Test
  @DisplayName("that was missed calls for the ladder's steps one after the other")
  void ladder() {
    List<EscalationStep> ladder =
        CampaignTemplates.findShipped("organised-crime").orElseThrow().ladder();
    Instant due = at("2019-10-08T23:59:59");

    assertThat(DEADLINES.nextStep(ladder, 0, due, due)).isEmpty();
    assertThat(DEADLINES.nextStep(ladder, 0, due, at("2019-10-09T00:00:00")))
        .hasValueSatisfying(step -> assertThat(step.key()).isEqualTo("remind"))
        .hasValueSatisfying(step -> assertThat(step.automatic()).isTrue());
    assertThat(DEADLINES.nextStep(ladder, 1, due, at("2019-10-14T23:00:00"))).isEmpty();
    assertThat(DEADLINES.nextStep(ladder, 1, due, at("2019-10-15T00:00:00")))
        .hasValueSatisfying(step -> assertThat(step.key()).isEqualTo("notice"))
        .hasValueSatisfying(step -> assertThat(step.automatic()).isFalse());
    assertThat(DEADLINES.nextStep(ladder, ladder.size(), due, at("2025-01-01T00:00:00"))).isEmpty();
  }

  private static ClockRule clock(int amount, ClockUnit unit, boolean extend, Integer... warn) {
    return new ClockRule(
        "verify",
        new Text("-", "-", "-"),
        ClockEvent.HANDED_OVER,
        amount,
        unit,
        List.of(warn),
        ClockBearer.HANDLING_UNIT,
        extend);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WorkdayCalendar.CHINA).toInstant();
  }
}
