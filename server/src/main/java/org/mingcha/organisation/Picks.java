package org.mingcha.organisation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/**
 * Choosing a unit, an official, a post or a region by typing. A proposal reads {@code name #id}; what
 * comes back is that, or a full name typed by hand, which counts when it is the only one.
 */
@Component
public class Picks {
  private static final Pattern CHOSEN = Pattern.compile("#\\s*([0-9a-zA-Z]{6,13})\\s*$");
  private static final int PROPOSALS = 12;

  private final Organisation organisation;
  private final Units units;
  private final Officials officials;
  private final Regions regions;

  Picks(Organisation organisation, Units units, Officials officials, Regions regions) {
    this.organisation = organisation;
    this.units = units;
    this.officials = officials;
    this.regions = regions;
  }

  public String show(@Nullable Unit unit, Language language) {
    return unit == null ? "" : unit.name(language) + " #" + Ids.text(unit.id());
  }

  public String show(@Nullable Official official, Language language) {
    return official == null ? "" : official.name(language) + " #" + Ids.text(official.id());
  }

  public String show(@Nullable Region region, Language language) {
    return region == null ? "" : region.name(language) + " #" + region.code();
  }

  public List<String> proposeUnits(String words, @Nullable UnitKind kind, Language language) {
    return units.list(words, null, kind, null, organisation.today(), null, PROPOSALS).stream()
        .map(u -> show(u, language))
        .toList();
  }

  public List<String> proposeOfficials(String words, Language language) {
    return officials.list(words, null, null, null, PROPOSALS).stream()
        .map(
            o ->
                o.name(language)
                    + officials.holdingsOf(List.of(o.id()), organisation.today()).stream()
                        .findFirst()
                        .map(h -> " · " + h.post().title(language))
                        .orElse("")
                    + " #"
                    + Ids.text(o.id()))
        .toList();
  }

  /** Open posts of units whose name holds the words. */
  public List<String> proposePosts(String words, Language language) {
    return units.list(words, null, null, null, organisation.today(), null, 4).stream()
        .flatMap(
            u ->
                officials.postsOf(u.id()).stream()
                    .filter(p -> p.closedOn() == null)
                    .map(p -> u.name(language) + " · " + p.title(language) + " #" + Ids.text(p.id())))
        .limit(PROPOSALS * 2)
        .toList();
  }

  public List<String> proposeRegions(String words, @Nullable String within, Language language) {
    return organisation.searchRegions(words, within, organisation.today(), PROPOSALS).stream()
        .map(r -> show(r, language))
        .toList();
  }

  /** The unit that was typed; null when nothing was, or a fault of the field when it is none. */
  public @Nullable Long unit(Refusal.Faults faults, String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<String> chosen = chosen(typed, Ids.text(0).length());
    if (chosen.isPresent()) {
      return Ids.parse(chosen.get());
    }
    return one(faults, field, units.named(typed.strip(), organisation.today()).stream().map(Unit::id).toList());
  }

  public @Nullable Long official(Refusal.Faults faults, String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<String> chosen = chosen(typed, Ids.text(0).length());
    if (chosen.isPresent()) {
      return Ids.parse(chosen.get());
    }
    String name = typed.strip();
    return one(
        faults,
        field,
        officials.list(name, null, null, null, 50).stream()
            .filter(o -> o.name().equals(name) || o.nameHant().equals(name))
            .map(Official::id)
            .toList());
  }

  /** A post can only be chosen from the proposals: titles alone say too little. */
  public @Nullable Long post(Refusal.Faults faults, String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<String> chosen = chosen(typed, Ids.text(0).length());
    if (chosen.isEmpty()) {
      faults.add(field, "organisation.pick.post");
      return null;
    }
    return Ids.parse(chosen.get());
  }

  /** The code of the region that was typed, by name or as a code. */
  public @Nullable String region(Refusal.Faults faults, String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String text = typed.strip();
    String code = chosen(text, 0).orElse(text);
    if (code.matches("[0-9]{6}([0-9]{3}){0,2}") && regions.find(code).isPresent()) {
      return code;
    }
    List<String> named =
        organisation.searchRegions(text, null, organisation.today(), 200).stream()
            .filter(r -> r.name().equals(text) || r.nameHant().equals(text))
            .map(Region::code)
            .toList();
    if (named.size() == 1) {
      return named.getFirst();
    }
    faults.add(field, named.isEmpty() ? "organisation.pick.none" : "organisation.pick.several", text);
    return null;
  }

  private static Optional<String> chosen(String typed, int length) {
    Matcher matcher = CHOSEN.matcher(typed);
    return matcher.find() && (length == 0 || matcher.group(1).length() == length)
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  private static @Nullable Long one(Refusal.Faults faults, String field, List<Long> found) {
    if (found.size() == 1) {
      return found.getFirst();
    }
    faults.add(field, found.isEmpty() ? "organisation.pick.none-listed" : "organisation.pick.several-listed");
    return null;
  }
}
