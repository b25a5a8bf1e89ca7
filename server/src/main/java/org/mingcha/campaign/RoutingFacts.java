package org.mingcha.campaign;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A clue's facts after the template was consulted: categories with all their wider ones, flags of
 * all of them, shelter also from flags and subject roles.
 */
public record RoutingFacts(
    Set<String> categories,
    Set<String> flags,
    @Nullable String industry,
    AreaLevel level,
    boolean sheltered,
    List<ClueFacts.Subject> subjects) {

  public RoutingFacts {
    categories = Set.copyOf(categories);
    flags = Set.copyOf(flags);
    subjects = List.copyOf(subjects);
  }
}
