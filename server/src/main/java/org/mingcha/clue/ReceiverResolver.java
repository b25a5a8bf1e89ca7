package org.mingcha.clue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.AreaLevel;
import org.mingcha.campaign.ReceiverSpec;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Post;
import org.mingcha.organisation.Region;
import org.mingcha.organisation.Unit;
import org.mingcha.organisation.UnitKind;
import org.springframework.stereotype.Component;

/**
 * Finds the units that a receiver of the template stands for. Where the rightful one is kept out by
 * recusal, the next higher that is not takes its place.
 */
@Component
class ReceiverResolver {
  private final Organisation organisation;

  ReceiverResolver(Organisation organisation) {
    this.organisation = organisation;
  }

  List<Unit> resolve(ReceiverSpec spec, ClueRow clue, List<Subjects.Row> named) {
    LocalDate on = organisation.today();
    List<Unit> rightful =
        switch (spec) {
          case ReceiverSpec.BodyOfRegion(String kind, AreaLevel level) ->
              ofRegion(clue.region(), UnitKind.find(kind), null, level, on);
          case ReceiverSpec.IndustryRegulator(String industry, AreaLevel level) -> {
            String wanted = industry == null ? clue.industry() : industry;
            yield wanted == null
                ? List.of()
                : ofRegion(clue.region(), Optional.of(UnitKind.REGULATOR), wanted, level, on);
          }
          case ReceiverSpec.ManagingDisciplineBody(Set<String> roles) ->
              managing(named, roles, true, clue, on);
          case ReceiverSpec.ManagingPartyCommittee(Set<String> roles) ->
              managing(named, roles, false, clue, on);
          case ReceiverSpec.CompetentDepartment _ -> List.of();
        };
    Set<Unit> able = new LinkedHashSet<>();
    for (Unit unit : rightful) {
      organisation.findReceiver(unit.id(), clue.subjects()).ifPresent(able::add);
    }
    return List.copyOf(able);
  }

  private List<Unit> ofRegion(
      String region,
      Optional<UnitKind> kind,
      @Nullable String industry,
      @Nullable AreaLevel level,
      LocalDate on) {
    if (kind.isEmpty()) {
      return List.of();
    }
    String from = level == null ? region : above(region, level);
    return organisation.listUnitsAtOrAbove(from, kind.get(), industry, on);
  }

  /** The region of a level that holds this one; the region itself where it is higher already. */
  private String above(String region, AreaLevel level) {
    return organisation.listLine(region).stream()
        .filter(r -> AreaLevel.ofCode(r.code()).compareTo(level) <= 0)
        .findFirst()
        .map(Region::code)
        .orElse(region);
  }

  /** By cadre-management authority over the highest official in these roles. */
  private List<Unit> managing(
      List<Subjects.Row> named, Set<String> roles, boolean discipline, ClueRow clue, LocalDate on) {
    Optional<Post> highest =
        named.stream()
            .filter(s -> s.officialId() != null && (roles.isEmpty() || roles.contains(s.role())))
            .flatMap(s -> organisation.listPosts(s.officialId(), on).stream())
            .map(Holding::post)
            .min(Comparator.comparing(Post::rank));
    Long body = highest.map(p -> discipline ? p.disciplineId() : p.committeeId()).orElse(null);
    if (body != null) {
      return organisation.findUnit(body).map(List::of).orElse(List.of());
    }
    // nobody of the organisation is named, or the post does not say: the body of the place
    UnitKind kind = discipline ? UnitKind.DISCIPLINE : UnitKind.PARTY_COMMITTEE;
    return organisation.listUnitsAtOrAbove(clue.region(), kind, null, on);
  }
}
