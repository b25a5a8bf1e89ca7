package org.mingcha.shared.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as people say it: "overdue by 3 days", "due tomorrow". Days are those of the offices'
 * zone.
 *
 * @param tone CSS class: {@code overdue}, {@code soon} (today, tomorrow, the day after) or {@code
 *     soft}
 */
public record Due(String words, String tone) {

  /** Days ahead that are said as a number of days; later ones as a date. */
  private static final long NEAR = 7;

  public static Due of(Texts t, @Nullable Instant due, Instant now) {
    if (due == null) {
      return new Due(t.get("part.due.none"), "soft");
    }
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    long days = ChronoUnit.DAYS.between(today, LocalDate.ofInstant(due, Texts.ZONE));
    if (due.isBefore(now)) {
      return days == 0
          ? new Due(t.get("part.due.overdue-today"), "overdue")
          : new Due(t.get("part.due.overdue", -days), "overdue");
    }
    if (days == 0) {
      return new Due(t.get("part.due.today"), "soon");
    }
    if (days == 1) {
      return new Due(t.get("part.due.tomorrow"), "soon");
    }
    return days <= NEAR
        ? new Due(t.get("part.due.in", days), days == 2 ? "soon" : "soft")
        : new Due(t.get("part.due.on", t.date(due)), "soft");
  }

  /** How long ago in whole days: "today", "12 days". */
  public static String age(Texts t, Instant since, Instant now) {
    long days =
        ChronoUnit.DAYS.between(
            LocalDate.ofInstant(since, Texts.ZONE), LocalDate.ofInstant(now, Texts.ZONE));
    return days <= 0 ? t.get("part.age.today") : t.get("part.age.days", days);
  }
}
