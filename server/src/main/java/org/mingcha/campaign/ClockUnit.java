package org.mingcha.campaign;

/** What a clock counts in. */
public enum ClockUnit implements KeyedEnum {
  /** Working days of the State Council's calendar; ends with the last second of the day. */
  WORKDAYS,
  /** Calendar days; ends with the last second of the day. */
  DAYS,
  /** Hours, to the second. */
  HOURS
}
