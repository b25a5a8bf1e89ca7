package org.mingcha.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Language;

/**
 * A region of the code book (GB/T 2260, townships GB/T 10114, villages the statistics bureau).
 *
 * @param code 6, 9 or 12 digits
 * @param parent code of the region above; null for a province
 * @param validTo the first day on which the code is no longer in force; null while it is
 * @param succeededBy codes that took its place, parted by blanks; null when none
 */
public record Region(
    String code,
    String name,
    String nameHant,
    String pinyin,
    String initials,
    RegionLevel level,
    @Nullable String parent,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String succeededBy) {

  /** The name in the reader's script. */
  public String name(Language language) {
    return language == Language.ZH_TW ? nameHant : name;
  }

  /** The digits that all places inside share. */
  public String prefix() {
    return code.substring(0, level.prefix());
  }

  /** Whether another region is this one or lies inside it. */
  public boolean contains(String otherCode) {
    return otherCode.startsWith(prefix());
  }

  public boolean validOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
  }
}
