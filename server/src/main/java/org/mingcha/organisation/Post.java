package org.mingcha.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;

/**
 * A post in a unit, with the bodies that answer for whoever holds it (干部管理权限).
 *
 * @param head whether its holder leads the unit
 * @param committeeId the party committee that manages the post; null when not set
 * @param disciplineId the discipline body competent for its holder; null when not set
 * @param closedOn its last day; null while it is open
 */
public record Post(
    long id,
    long unitId,
    String title,
    String titleHant,
    boolean head,
    PostRank rank,
    @Nullable Long committeeId,
    @Nullable Long disciplineId,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int version) {

  /** The title in the reader's script. */
  public String title(Language language) {
    return language == Language.ZH_TW && !titleHant.isEmpty() ? titleHant : title;
  }
}
