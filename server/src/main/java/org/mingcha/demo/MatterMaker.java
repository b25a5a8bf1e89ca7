package org.mingcha.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes matters of a campaign up: a situation in a place, with people who do not exist. */
final class MatterMaker {
  private static final int MOST_EVENTS = 4;

  private final Grammar words = Grammar.read("places.txt");
  private final Grammar grammar;
  private final List<Grammar.Section> situations;
  private final int allWeights;
  private final NameMaker names;
  private final Cast cast;
  private final Cast.Campaign campaign;
  private final LocalDate today;

  /** Office keys by industry; who is in charge there may be said to look away. */
  private static final Map<String, String> REGULATORS =
      Map.of(
          "construction", "construction",
          "minerals", "minerals",
          "markets", "markets",
          "transport", "transport");

  MatterMaker(Cast cast, Cast.Campaign campaign, NameMaker names, LocalDate today) {
    this.grammar = Grammar.read(campaign.situations(), "voices.txt", "english.txt");
    this.situations =
        Grammar.read(campaign.situations()).sections().stream()
            .map(s -> grammar.section(s.name()))
            .toList();
    this.allWeights = situations.stream().mapToInt(s -> s.number("weight", 1)).sum();
    this.names = names;
    this.cast = cast;
    this.campaign = campaign;
    this.today = today;
  }

  Grammar grammar() {
    return grammar;
  }

  /**
   * @param towns townships in which matters may be placed; may be empty
   */
  Matter make(Random random, List<String> towns) {
    Grammar.Section situation = situation(random);
    Cast.Place county = campaign.counties().get(random.nextInt(campaign.counties().size()));
    String region = county.code();
    List<String> near = towns.stream().filter(t -> t.startsWith(county.code())).toList();
    if (!near.isEmpty() && !situation.attribute("where", "").equals("street") && random.nextInt(3) > 0) {
      region = near.get(random.nextInt(near.size()));
    }
    boolean shelter = random.nextInt(100) < situation.number("shelter", 0);
    boolean dereliction =
        situation.attribute("cat", "").equals("dereliction")
            || situation.attribute("cat", "").equals("perfunctory");
    String industry = situation.attributes().get("ind");
    Cast.@Nullable Official official = shelter ? official(county.code(), industry, random) : null;
    Long unit = dereliction ? unit(county.code(), industry) : null;
    Map<String, String> bound = bound(situation, county, official, industry, random);
    Grammar.Fill fill = new Grammar.Fill(bound, random);
    List<String> events = new ArrayList<>(situation.all("event"));
    Collections.shuffle(events, random);
    events = events.subList(0, Math.min(events.size(), 2 + random.nextInt(MOST_EVENTS - 1)));
    return new Matter(
        situation,
        fill,
        county,
        region,
        situation.attribute("cat", ""),
        industry,
        shelter,
        grammar.say(situation, "title", fill),
        List.copyOf(events),
        official,
        unit,
        situation.attributes().get("dest"),
        false);
  }

  /** A matter that is told in English. */
  Matter english(Random random) {
    Matter base = make(random, List.of());
    while (base.destination() != null || base.official() != null || base.unit() != null) {
      base = make(random, List.of());
    }
    return new Matter(
        grammar.section("english"),
        base.fill(),
        base.place(),
        base.place().code(),
        base.category(),
        base.industry(),
        false,
        base.title(),
        List.of(),
        null,
        null,
        null,
        true);
  }

  private Grammar.Section situation(Random random) {
    int at = random.nextInt(allWeights);
    for (Grammar.Section s : situations) {
      at -= s.number("weight", 1);
      if (at < 0) {
        return s;
      }
    }
    return situations.getLast();
  }

  private Map<String, String> bound(
      Grammar.Section situation,
      Cast.Place county,
      Cast.@Nullable Official official,
      @Nullable String industry,
      Random random) {
    Map<String, String> bound = new LinkedHashMap<>();
    String boss = names.person(random);
    String town = names.town(random);
    String village = names.village(random);
    String street = names.street(random);
    bound.put("boss", boss);
    bound.put("bossfamily", boss.substring(0, 1));
    bound.put("aide", names.person(random));
    bound.put("neighbor", names.person(random));
    bound.put("alias", names.alias(random));
    Map<String, String> ends = new LinkedHashMap<>();
    for (String key : List.of("town", "village", "street", "police")) {
      ends.put(key, words.section("ends").all(key).getFirst());
    }
    bound.put("town", town + ends.get("town"));
    bound.put("village", village + ends.get("village"));
    bound.put("street", street + ends.get("street"));
    bound.put("townpolice", town + ends.get("police"));
    bound.put("firm", names.firm(random));
    bound.put("county", county.name());
    bound.put(
        "place",
        county.name()
            + switch (situation.attribute("where", "town")) {
              case "village" -> bound.get("town") + bound.get("village");
              case "street" -> bound.get("street");
              default -> bound.get("town");
            });
    bound.put("county-pinyin", capital(county.pinyin()));
    bound.put("street-pinyin", capital(NameMaker.pinyin(street)));
    bound.put("year", Integer.toString(today.getYear() - 1 - random.nextInt(3)));
    Cast.Place other = campaign.counties().get(random.nextInt(campaign.counties().size()));
    bound.put("neighbourplace", other.name());
    String office = industry == null ? "police" : REGULATORS.getOrDefault(industry, "police");
    bound.put(
        "officialunit",
        cast.unit(office, county.code()).map(u -> unitName(county, office)).orElse(county.name()));
    if (official != null) {
      bound.put("official", official.name());
      bound.put("officialfamily", official.name().substring(0, 1));
      bound.put("officialtitle", officeOf(county, official) + official.title());
    } else {
      bound.put("official", words.section("ends").all("somebody").getFirst());
      bound.put("officialfamily", names.person(random).substring(0, 1));
      bound.put("officialtitle", words.section("ends").all("some-office").getFirst());
    }
    return bound;
  }

  private String officeOf(Cast.Place county, Cast.Official official) {
    for (String key : List.of("police", "minerals", "markets", "transport", "construction", "legal", "government")) {
      if (cast.unit(key, county.code()).filter(u -> u == official.unitId()).isPresent()) {
        return unitName(county, key);
      }
    }
    return county.name();
  }

  private String unitName(Cast.Place county, String key) {
    return county.name() + words.section("short").all(key).getFirst();
  }

  /** Now and then the head of the very office that would receive it: then it goes one level up. */
  private Cast.@Nullable Official official(String county, @Nullable String industry, Random random) {
    String key =
        random.nextInt(12) == 0
            ? "legal"
            : industry == null || random.nextInt(3) == 0
                ? "police"
                : REGULATORS.getOrDefault(industry, "police");
    return cast.unit(key, county)
        .map(cast::staff)
        .filter(s -> !s.isEmpty())
        .map(s -> key.equals("legal") || random.nextInt(5) == 0 ? s.getFirst() : s.get(1))
        .orElse(null);
  }

  private @Nullable Long unit(String county, @Nullable String industry) {
    String key = industry == null ? "police" : REGULATORS.getOrDefault(industry, "police");
    return cast.unit(key, county).orElse(null);
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
