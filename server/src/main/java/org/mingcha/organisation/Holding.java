package org.mingcha.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a post, and for how long.
 *
 * @param toOn the last day; null while open-ended
 */
public record Holding(long id, Post post, Official official, LocalDate fromOn, @Nullable LocalDate toOn) {

  public boolean on(LocalDate day) {
    return !day.isBefore(fromOn) && (toOn == null || !day.isAfter(toOn));
  }
}
