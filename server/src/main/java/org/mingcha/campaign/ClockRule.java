package org.mingcha.campaign;

import java.util.List;

/**
 * A deadline of the campaign (时限). {@link Deadlines} computes with it.
 *
 * @param startsAt the event it runs from; the day of the event itself is not counted
 * @param amount how many units, at least 1
 * @param unit what is counted
 * @param warnBefore when to warn, in the clock's own unit before its end; descending, each smaller
 *     than the amount; may be empty
 * @param on whom it binds
 * @param extendsOverHolidays for calendar days: whether an end on a day off moves to the end of the
 *     next working day
 */
public record ClockRule(
    String key,
    Text name,
    ClockEvent startsAt,
    int amount,
    ClockUnit unit,
    List<Integer> warnBefore,
    ClockBearer on,
    boolean extendsOverHolidays)
    implements Keyed {

  public ClockRule {
    if (amount < 1) {
      throw new IllegalArgumentException("a clock runs for at least one unit");
    }
    warnBefore = List.copyOf(warnBefore);
  }
}
