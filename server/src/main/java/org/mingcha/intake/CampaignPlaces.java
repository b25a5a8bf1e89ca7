package org.mingcha.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingcha.campaign.Campaign;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.organisation.RegionLevel;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** The places that the form of a campaign offers, down to counties, kept for some minutes. */
@Component
public class CampaignPlaces {
  /** More would make the page heavy on an old phone; the place can be told in words. */
  private static final int MOST = 260;

  /** A prefecture and its counties; the head itself can be chosen too. */
  public record Group(Region head, List<Region> places) {}

  private final Organisation organisation;
  private final Clock clock;
  private final Cache<String, List<Group>> kept =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofMinutes(5)).build();

  CampaignPlaces(Organisation organisation, Clock clock) {
    this.organisation = organisation;
    this.clock = clock;
  }

  List<Group> list(Campaign campaign) {
    return kept.get(campaign.regionCode(), this::load);
  }

  private List<Group> load(String top) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    Region region = organisation.getRegion(top);
    Map<Region, List<Region>> groups = new LinkedHashMap<>();
    int count = 0;
    List<Region> children = organisation.listChildren(top, today);
    if (region.level() == RegionLevel.PROVINCE) {
      for (Region prefecture : children) {
        List<Region> below = organisation.listChildren(prefecture.code(), today);
        groups.put(prefecture, below);
        count += below.size() + 1;
      }
      if (count > MOST) {
        groups.replaceAll((head, below) -> List.of());
      }
    } else {
      groups.put(region, children.size() > MOST ? List.of() : children);
    }
    List<Group> list = new ArrayList<>();
    groups.forEach((head, below) -> list.add(new Group(head, below)));
    return list;
  }
}
