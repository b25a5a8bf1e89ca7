package org.mingcha.intake.desk;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/** Finds the place that somebody types: by code, name in either script, pinyin or its initials. */
@Component
class PlaceFinder {
  private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{12}|\\d{9}|\\d{6})(?!\\d)");
  private static final int SUGGESTED = 8;

  private final Organisation organisation;

  PlaceFinder(Organisation organisation) {
    this.organisation = organisation;
  }

  /** What became of a text: a code, or the places that it may have meant. */
  sealed interface Found {
    record Place(String code) implements Found {}

    record Unclear(List<Region> perhaps) implements Found {}
  }

  /**
   * @param within code of the campaign's region
   */
  Found resolve(String typed, String within) {
    Matcher code = CODE.matcher(typed);
    if (code.find()) {
      Optional<Region> known = organisation.findRegion(code.group(1));
      if (known.isPresent() && organisation.isWithin(code.group(1), within)) {
        return new Found.Place(code.group(1));
      }
      return new Found.Unclear(List.of());
    }
    String words = typed.strip();
    List<Region> matches = search(words, within);
    List<Region> exact =
        matches.stream().filter(r -> r.name().equals(words) || r.nameHant().equals(words)).toList();
    List<Region> meant = exact.isEmpty() ? matches : exact;
    return meant.size() == 1
        ? new Found.Place(meant.getFirst().code())
        : new Found.Unclear(meant);
  }

  List<Region> search(String words, String within) {
    return organisation.searchRegions(words, within, organisation.today(), SUGGESTED);
  }

  /** As it stands in the field: name and code, so that the code decides. */
  static String shown(Region region, Language language) {
    return region.name(language) + " " + region.code();
  }
}
