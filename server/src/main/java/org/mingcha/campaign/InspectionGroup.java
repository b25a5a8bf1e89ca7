package org.mingcha.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;

/**
 * An inspection group or, with a parent, a sub-group of it. It is a party like a unit: clues may be
 * in its hands, and people are appointed to it.
 *
 * @param number unique within the campaign and parent
 * @param regions codes of the regions it inspects
 * @param closesOn last day; access through the group ends with it
 */
public record InspectionGroup(
    long id,
    long campaignId,
    @Nullable Long parentId,
    int number,
    String name,
    String nameHant,
    List<String> regions,
    LocalDate opensOn,
    LocalDate closesOn,
    int version) {

  public InspectionGroup {
    regions = List.copyOf(regions);
  }

  /** The name in the reader's script. */
  public String name(Language language) {
    return language == Language.ZH_TW ? nameHant : name;
  }

  public boolean openOn(LocalDate day) {
    return !day.isBefore(opensOn) && !day.isAfter(closesOn);
  }
}
