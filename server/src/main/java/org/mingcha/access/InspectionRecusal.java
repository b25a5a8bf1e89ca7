package org.mingcha.access;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recusal (回避) of inspectors: nobody inspects the place of the own post, nor a place in which an
 * interest was declared.
 */
@Component
class InspectionRecusal {
  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final Campaigns campaigns;

  InspectionRecusal(JdbcClient jdbc, Organisation organisation, Campaigns campaigns) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.campaigns = campaigns;
  }

  /**
   * @throws Refusal invalid at partyId, when the official must keep away from a region of the group
   *     or of one of its sub-groups; why is not said to others than whoever asks
   */
  void check(long officialId, InspectionGroup group, LocalDate on) {
    var rules = campaigns.get(group.campaignId()).template().recusal();
    List<String> inspected =
        Stream.concat(
                Stream.of(group),
                campaigns.listGroups(group.campaignId()).stream()
                    .filter(g -> g.parentId() != null && g.parentId() == group.id()))
            .flatMap(g -> g.regions().stream())
            .distinct()
            .toList();
    if (rules.ownPlace()) {
      boolean own =
          organisation.listPosts(officialId, on).stream()
              .map(holding -> organisation.getUnit(holding.post().unitId()).regionCode())
              .anyMatch(place -> inspected.stream().anyMatch(r -> organisation.isWithin(place, r)));
      if (own) {
        throw Refusal.invalid("partyId", "access.appointment.own-place");
      }
    }
    if (rules.declaredInterest()) {
      boolean declared =
          declaredRegions(officialId).stream()
              .anyMatch(
                  place ->
                      inspected.stream()
                          .anyMatch(
                              r ->
                                  organisation.isWithin(place, r)
                                      || organisation.isWithin(r, place)));
      if (declared) {
        throw Refusal.invalid("partyId", "access.appointment.declared-interest");
      }
    }
  }

  private List<String> declaredRegions(long officialId) {
    return jdbc.sql(
            """
            select region_code from declared_interest
             where official_id = :official and region_code is not null and withdrawn_at is null
            """)
        .param("official", officialId)
        .query(String.class)
        .list();
  }
}
