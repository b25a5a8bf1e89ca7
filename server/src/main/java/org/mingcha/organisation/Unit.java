package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;

/**
 * A unit (单位).
 *
 * @param industry key of the industry that a regulator answers for; else null
 * @param regionCode where its jurisdiction is
 * @param line the unit itself and all its superiors, nearest first
 * @param closedOn its last day; null while it is open
 */
public record Unit(
    long id,
    String name,
    String nameHant,
    UnitKind kind,
    @Nullable String industry,
    String regionCode,
    @Nullable Long superiorId,
    List<Long> line,
    LocalDate openedOn,
    @Nullable LocalDate closedOn,
    int version) {

  public Unit {
    line = List.copyOf(line);
  }

  /** The name in the reader's script. */
  public String name(Language language) {
    return language == Language.ZH_TW ? nameHant : name;
  }

  public boolean openOn(LocalDate day) {
    return !day.isBefore(openedOn) && (closedOn == null || !day.isAfter(closedOn));
  }
}
