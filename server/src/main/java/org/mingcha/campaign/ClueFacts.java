package org.mingcha.campaign;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routing looks at in a clue: keys only, no text and no name.
 *
 * @param categories keys of its categories
 * @param flags set on the clue itself, in addition to those of its categories
 * @param industry key of the industry, or null
 * @param regionCode 6, 9 or 12 digits
 * @param sheltered whether it was found at triage to allege an official's shelter
 * @param subjects who is named in it
 */
public record ClueFacts(
    Set<String> categories,
    Set<String> flags,
    @Nullable String industry,
    String regionCode,
    boolean sheltered,
    List<Subject> subjects) {

  public ClueFacts {
    categories = Set.copyOf(categories);
    flags = Set.copyOf(flags);
    subjects = List.copyOf(subjects);
  }

  /**
   * A subject of the clue.
   *
   * @param role key of the subject role
   * @param rank of an official's post; null for others or where not known
   * @param unitKind kind of the unit named or of the unit an official serves in; null if not known
   */
  public record Subject(String role, @Nullable CadreRank rank, @Nullable String unitKind) {}
}
