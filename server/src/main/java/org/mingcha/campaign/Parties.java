package org.mingcha.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Parties: units and inspection groups alike. Reports, clues and hand-overs name a party by an id
 * that is one of either; ids never collide.
 */
@Component
public class Parties {
  private final Names names;
  private final Organisation organisation;
  private final Groups groups;
  private final JdbcClient jdbc;
  private final Cache<Long, InspectionGroup> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Names.KEPT).build();

  Parties(Names names, Organisation organisation, Groups groups, JdbcClient jdbc) {
    this.names = names;
    this.organisation = organisation;
    this.groups = groups;
    this.jdbc = jdbc;
  }

  /** Names of units and groups in the reader's script; unknown ids are left out. */
  public Map<Long, String> names(Collection<Long> ids, Language language) {
    Map<Long, String> all = new HashMap<>(names.units(ids, language));
    Set<Long> rest =
        ids.stream().filter(id -> id != null && !all.containsKey(id)).collect(Collectors.toSet());
    known
        .getAll(rest, missing -> groups.find(Set.copyOf(missing)))
        .forEach((id, group) -> all.put(id, group.name(language)));
    return all;
  }

  /** The party's name; empty text when there is no such party. */
  public String name(long partyId, Language language) {
    return names(List.of(partyId), language).getOrDefault(partyId, "");
  }

  public boolean isGroup(long partyId) {
    return groups.find(partyId).isPresent();
  }

  /**
   * Code of the region where the party is competent: a unit's own; of a group the one that holds
   * all its regions, else that of its campaign.
   *
   * @throws Refusal not found, when there is no such party
   */
  public String region(long partyId) {
    return organisation
        .findUnit(partyId)
        .map(unit -> unit.regionCode())
        .orElseGet(() -> regionOf(groups.find(partyId).orElseThrow(Refusal::notFound)));
  }

  private String regionOf(InspectionGroup group) {
    if (!group.regions().isEmpty()) {
      Optional<String> around =
          organisation.listLine(group.regions().getFirst()).stream()
              .filter(region -> group.regions().stream().allMatch(region::contains))
              .map(Region::code)
              .findFirst();
      if (around.isPresent()) {
        return around.get();
      }
    }
    return jdbc.sql("select region_code from campaign where id = :id")
        .param("id", group.campaignId())
        .query(String.class)
        .single();
  }

  /** Forgets a group that changed, for the node that changed it. */
  void forget(long groupId) {
    known.invalidate(groupId);
  }
}
