package org.mingcha.demo;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Where managers of the demonstration send clues: mostly where the template's rules point. */
final class Routes {
  private final Stage stage;
  private final Cast.Campaign campaign;

  Routes(Stage stage, Cast.Campaign campaign) {
    this.stage = stage;
    this.campaign = campaign;
  }

  /** A receiver that may have the clue; empty when there is none. */
  Optional<Long> first(Matter matter, Stage.ClueNow clue, Random random) {
    String county = clue.region().substring(0, 6);
    Optional<Long> rightful =
        campaign.template().equals("environment")
            ? environment(matter, county)
            : crime(matter, county, random);
    return rightful.flatMap(u -> stage.receiver(u, clue.subjects()));
  }

  private Optional<Long> crime(Matter matter, String county, Random random) {
    Cast.Official official = matter.official();
    if (official != null) {
      boolean senior = official.rank().equals("county") || official.rank().equals("bureau");
      return in("discipline", senior ? above(county) : county);
    }
    return switch (matter.category()) {
      case "dereliction" -> in("discipline", county);
      case "industry-disorder" -> industry(matter.industry(), county);
      default ->
          random.nextInt(4) == 0 && !above(county).equals(campaign.region())
              ? in("legal", above(county))
              : in("legal", county);
    };
  }

  private Optional<Long> environment(Matter matter, String county) {
    if (matter.shelter()) {
      return in("discipline", county);
    }
    return switch (matter.category()) {
      case "secret-outfall", "hazardous-waste" -> in("police", county);
      case "perfunctory" -> in("committee", campaign.region());
      default ->
          matter.industry() == null
              ? in("government", county)
              : in(environmentOffice(matter.industry()), county)
                  .or(() -> in("government", campaign.region()));
    };
  }

  private static String environmentOffice(String industry) {
    return industry.equals("waste-treatment") ? "waste" : industry;
  }

  private Optional<Long> industry(@Nullable String industry, String county) {
    return industry == null
        ? in("government", county)
        : in(industry, county).or(() -> in("government", county));
  }

  /** Whom an office hands a clue on to that it coordinates but does not verify itself. */
  Optional<Long> onward(long holder, Stage.ClueNow clue) {
    String county = clue.region().substring(0, 6);
    Optional<Long> next = Optional.empty();
    if (is("legal", above(county), holder) && !above(county).equals(campaign.region())) {
      next = in("legal", county);
    } else if (is("legal", county, holder)) {
      next = in("police", county);
    } else if (is("legal", campaign.region(), holder)) {
      next = in("police", campaign.region());
    }
    return next.flatMap(u -> stage.receiver(u, clue.subjects())).filter(u -> u != holder);
  }

  boolean coordinates(long holder, Stage.ClueNow clue) {
    String county = clue.region().substring(0, 6);
    return is("legal", county, holder)
        || is("legal", above(county), holder)
        || is("legal", campaign.region(), holder);
  }

  /** An office of another place, which never had the clue. */
  Optional<Long> elsewhere(Stage.ClueNow clue, Random random) {
    for (int i = 0; i < 10; i++) {
      Cast.Place place = campaign.counties().get(random.nextInt(campaign.counties().size()));
      if (!clue.region().startsWith(place.code())) {
        Optional<Long> police = in("police", place.code());
        if (police.isPresent() && stage.receiver(police.get(), clue.subjects()).equals(police)) {
          return police;
        }
      }
    }
    return Optional.empty();
  }

  private boolean is(String key, String region, long unit) {
    return in(key, region).filter(u -> u == unit).isPresent();
  }

  private Optional<Long> in(String key, String region) {
    return stage.cast().unit(key, region);
  }

  // a municipality has no cities between itself and its counties
  private String above(String county) {
    String city = county.substring(0, 4) + "00";
    return List.of("legal", "discipline", "government").stream()
            .anyMatch(k -> stage.cast().unit(k, city).isPresent())
        ? city
        : campaign.region();
  }
}
