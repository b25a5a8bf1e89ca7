package org.mingcha.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The clock of all acts: the system's, in UTC. Within {@link #at} it stands still at a given
 * instant; demo data and tests live through weeks that way, by the same acts as real ones.
 */
public final class OfficeClock extends Clock {
  private static final ScopedValue<Instant> FIXED = ScopedValue.newInstance();

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.system(zone);
  }

  @Override
  public Instant instant() {
    return FIXED.isBound() ? FIXED.get() : Instant.now();
  }

  /** Runs work as if it were that instant, on this thread only. */
  public static <T> T at(Instant instant, Supplier<T> work) {
    return ScopedValue.where(FIXED, instant).call(work::get);
  }

  public static void at(Instant instant, Runnable work) {
    ScopedValue.where(FIXED, instant).run(work);
  }
}
