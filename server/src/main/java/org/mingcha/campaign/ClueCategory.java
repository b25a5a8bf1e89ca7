package org.mingcha.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A category of clues (线索类别).
 *
 * @param flags what routing asks about, such as {@code crime}; see {@link Flags}
 * @param parent key of the wider category, or null at the top
 */
public record ClueCategory(
    String key, Text name, Text description, Set<String> flags, @Nullable String parent)
    implements Keyed {

  public ClueCategory {
    flags = Set.copyOf(flags);
  }
}
