package org.mingcha.clue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next cursor of the next page, opaque; null on the last
 */
public record ClueList(List<ClueLine> lines, @Nullable String next) {
  public ClueList {
    lines = List.copyOf(lines);
  }
}
