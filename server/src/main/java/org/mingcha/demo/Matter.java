package org.mingcha.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the reports about it tell it.
 *
 * @param place county in which it happened
 * @param region code given with the reports: the county's, or a township's
 * @param events which of the situation's events belong to it
 * @param official who is said to shelter it or to neglect duty, of the organisation
 * @param unit office that is said to neglect its duty
 * @param destination key of the transfer destination, for what is outside the campaign
 */
record Matter(
    Grammar.Section situation,
    Grammar.Fill fill,
    Cast.Place place,
    String region,
    String category,
    @Nullable String industry,
    boolean shelter,
    String title,
    List<String> events,
    Cast.@Nullable Official official,
    @Nullable Long unit,
    @Nullable String destination,
    boolean english) {

  /** Who is named in it and is of the organisation. */
  List<Long> subjects() {
    if (official != null) {
      return List.of(official.id());
    }
    return unit == null ? List.of() : List.of(unit);
  }
}
