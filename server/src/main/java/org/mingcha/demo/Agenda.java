package org.mingcha.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.workday.WorkdayCalendar;

/** What will happen, in the order of time; nothing after the end takes place. */
final class Agenda {
  private record Entry(Instant at, long turn, Consumer<Instant> step) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::turn));
  private final Instant end;
  private final WorkdayCalendar calendar;
  private long turn;

  Agenda(Instant end, WorkdayCalendar calendar) {
    this.end = end;
    this.calendar = calendar;
  }

  Instant end() {
    return end;
  }

  void at(Instant at, Consumer<Instant> step) {
    if (!at.isAfter(end)) {
      entries.add(new Entry(at, turn++, step));
    }
  }

  /** Lives through all of it; steps may add further ones. */
  void run(Runnable between) {
    while (!entries.isEmpty()) {
      Entry next = entries.remove();
      next.step().accept(next.at());
      between.run();
    }
  }

  /**
   * An office hour so many working days later (0: the same day, or the next one worked).
   *
   * @param days may be a fraction: 0.5 is half a working day
   */
  Instant later(Instant from, double days, Random random) {
    ZonedDateTime time = from.atZone(Texts.ZONE);
    LocalDate day = time.toLocalDate();
    int whole = (int) days;
    double hours = (days - whole) * 8 + random.nextDouble();
    ZonedDateTime open = at(day, 9, 0);
    ZonedDateTime start = time.isBefore(open) ? open : time;
    ZonedDateTime then = start.plus(Duration.ofSeconds((long) (hours * 3600)));
    day = then.toLocalDate();
    if (then.getHour() >= 18 || then.getHour() < 8) {
      day = time.toLocalDate().plusDays(1);
      then = at(day, 9, 0).plusSeconds(random.nextInt(9 * 3600));
    }
    while (!calendar.isWorkday(day)) {
      day = day.plusDays(1);
    }
    for (int i = 0; i < whole; i++) {
      do {
        day = day.plusDays(1);
      } while (!calendar.isWorkday(day));
    }
    return day.atStartOfDay(Texts.ZONE).with(then.toLocalTime()).toInstant();
  }

  /** Some time of that day at which people write: more in the evening, fewer at night. */
  static Instant anyHour(LocalDate day, Random random) {
    int hour = 7 + Math.min(16, (int) Math.abs(random.nextGaussian() * 4 + 9));
    return at(day, Math.min(hour, 23), random.nextInt(60))
        .plusSeconds(random.nextInt(60))
        .toInstant();
  }

  /** An hour at which offices are open, on that day or, at a weekend, on the next one worked. */
  Instant officeHour(LocalDate day, Random random) {
    LocalDate on = day;
    while (!calendar.isWorkday(on)) {
      on = on.plusDays(1);
    }
    return at(on, 9, 0).toInstant().plusSeconds(random.nextInt(8 * 3600));
  }

  static ZonedDateTime at(LocalDate day, int hour, int minute) {
    return day.atStartOfDay(Texts.ZONE).withHour(hour).withMinute(minute);
  }

  boolean worked(LocalDate day) {
    return calendar.isWorkday(day);
  }
}
