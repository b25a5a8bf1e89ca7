package org.mingcha.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mingcha.shared.workday.WorkdayCalendar;

/**
 * Deadlines and warnings of clocks. Pure and immutable: the same clock, start and calendar always
 * give the same deadline.
 *
 * <p>The day of the event is not counted; a deadline in days or working days ends with the last
 * second of its day in the office's zone, one in hours to the second.
 */
public final class Deadlines {

  private final WorkdayCalendar calendar;
  private final ZoneId zone;

  /** Deadlines on a calendar, days counted in the given zone. */
  public Deadlines(WorkdayCalendar calendar, ZoneId zone) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** The last instant in time. Whatever happens after it is late. */
  public Instant due(ClockRule clock, Instant start) {
    return switch (clock.unit()) {
      case HOURS -> start.plus(Duration.ofHours(clock.amount()));
      case WORKDAYS -> calendar.plusWorkdays(start, clock.amount(), zone);
      case DAYS -> {
        Instant end = calendar.plusDays(start, clock.amount(), zone);
        LocalDate day = end.atZone(zone).toLocalDate();
        yield clock.extendsOverHolidays() && !calendar.isWorkday(day)
            ? calendar.plusWorkdays(end, 0, zone)
            : end;
      }
    };
  }

  /**
   * When to warn, earliest first. A warning in days comes with the start of its day. Where days off
   * push a warning back to the start of the clock or before, it is left out.
   */
  public List<Instant> warnings(ClockRule clock, Instant start) {
    Instant due = due(clock, start);
    return clock.warnBefore().stream()
        .map(before -> warning(clock.unit(), due, before))
        .filter(at -> at.isAfter(start))
        .sorted()
        .distinct()
        .toList();
  }

  private Instant warning(ClockUnit unit, Instant due, int before) {
    LocalDate last = due.atZone(zone).toLocalDate();
    return switch (unit) {
      case HOURS -> due.minus(Duration.ofHours(before));
      case DAYS -> last.minusDays(before).atStartOfDay(zone).toInstant();
      case WORKDAYS -> calendar.minusWorkdays(last, before).atStartOfDay(zone).toInstant();
    };
  }

  /** Whether the deadline has passed. */
  public boolean isOverdue(Instant due, Instant now) {
    return now.isAfter(due);
  }

  /**
   * The instant at which a step of the ladder is due after a deadline that passed: the start of the
   * day after {@link EscalationStep#overdue} further days.
   */
  public Instant stepDue(EscalationStep step, Instant due) {
    LocalDate last = due.atZone(zone).toLocalDate();
    LocalDate day =
        step.unit() == ClockUnit.WORKDAYS
            ? calendar.plusWorkdays(last, step.overdue() + 1)
            : last.plusDays(step.overdue() + 1L);
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * The next step of a ladder, if it is due by now.
   *
   * @param taken how many steps, from the first, were already taken
   */
  public Optional<EscalationStep> nextStep(
      List<EscalationStep> ladder, int taken, Instant due, Instant now) {
    if (taken >= ladder.size()) {
      return Optional.empty();
    }
    EscalationStep next = ladder.get(taken);
    return now.isBefore(stepDue(next, due)) ? Optional.empty() : Optional.of(next);
  }
}
