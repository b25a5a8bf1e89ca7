package org.mingcha.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Interest;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Recusal (回避) of inspectors: nobody inspects the place of the own post, nor one in which he or
 * she has a declared interest, as far as the campaign's template says so.
 */
@Component("campaignInspectionRecusal")
public class InspectionRecusal {
  private final Organisation organisation;
  private final FrozenTemplates templates;

  InspectionRecusal(Organisation organisation, FrozenTemplates templates) {
    this.organisation = organisation;
    this.templates = templates;
  }

  /** What stands against somebody's inspecting these regions: message key and argument. */
  public record Objection(String messageKey, String place) {}

  /**
   * @param regions codes of what is inspected
   */
  public List<Objection> objections(long officialId, long campaignId, Collection<String> regions) {
    RecusalPolicy policy = templates.of(campaignId).recusal();
    List<Objection> found = new ArrayList<>();
    Map<String, Region> inspected = organisation.findRegions(regions);
    if (policy.ownPlace()) {
      List<Holding> posts = organisation.listPosts(officialId, organisation.today());
      Map<Long, Unit> units =
          organisation.findUnits(posts.stream().map(h -> h.post().unitId()).toList());
      for (Unit unit : units.values()) {
        inspected.values().stream()
            .filter(region -> region.contains(unit.regionCode()))
            .forEach(r -> found.add(new Objection("campaign-desk.refusal.own-place", r.name())));
      }
    }
    if (policy.declaredInterest()) {
      for (String place : declaredPlaces(officialId)) {
        inspected.values().stream()
            .filter(region -> region.contains(place) || organisation.isWithin(region.code(), place))
            .forEach(r -> found.add(new Objection("campaign-desk.refusal.interest", r.name())));
      }
    }
    return found.stream().distinct().toList();
  }

  /**
   * @throws Refusal invalid at the field, for the first objection
   */
  void check(String field, long officialId, long campaignId, Collection<String> regions) {
    List<Objection> found = objections(officialId, campaignId, regions);
    if (!found.isEmpty()) {
      throw Refusal.invalid(field, found.getFirst().messageKey(), found.getFirst().place());
    }
  }

  /** Places declared, and those of declared units and of the posts of declared officials. */
  private List<String> declaredPlaces(long officialId) {
    List<Interest> interests = organisation.listInterests(officialId, true);
    List<String> places =
        new ArrayList<>(
            interests.stream().map(Interest::regionCode).filter(Objects::nonNull).toList());
    List<Long> against =
        interests.stream().map(Interest::againstId).filter(Objects::nonNull).toList();
    List<Long> units = new ArrayList<>(against);
    organisation
        .listPosts(against, organisation.today())
        .forEach(holding -> units.add(holding.post().unitId()));
    organisation.findUnits(units).values().forEach(unit -> places.add(unit.regionCode()));
    return places;
  }
}
