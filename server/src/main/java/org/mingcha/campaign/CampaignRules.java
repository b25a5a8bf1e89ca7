package org.mingcha.campaign;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the acts on a campaign have in common: who may, and what must hold of names and dates. */
@Component
class CampaignRules {
  private static final int NAME_LENGTH = 80;

  private final JdbcClient jdbc;
  private final Organisation organisation;

  CampaignRules(JdbcClient jdbc, Organisation organisation) {
    this.jdbc = jdbc;
    this.organisation = organisation;
  }

  record Row(
      long id,
      long leadOfficeId,
      String regionCode,
      LocalDate startsOn,
      LocalDate endsOn,
      CampaignState state,
      int version) {}

  /**
   * The campaign, which nobody else changes until the transaction ends.
   *
   * @param version null: the act does not change the campaign's own row
   * @throws Refusal not found; not allowed, for whoever does not hold the role office at its lead
   *     office; stale
   */
  Row lock(long campaignId, @Nullable Integer version, ActContext context) {
    Row row =
        jdbc.sql(
                """
                select id, lead_office_id, region_code, starts_on, ends_on, state, version
                  from campaign where id = :id for update
                """)
            .param("id", campaignId)
            .query(
                (rs, n) ->
                    new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getObject(4, LocalDate.class),
                        rs.getObject(5, LocalDate.class),
                        CampaignState.of(rs.getString(6)),
                        rs.getInt(7)))
            .optional()
            .orElseThrow(Refusal::notFound);
    if (!context.actor().holds(List.of(Role.OFFICE), row.leadOfficeId())) {
      throw Refusal.notAllowed("campaign-desk.refusal.lead-office");
    }
    if (version != null && row.version() != version) {
      throw Refusal.stale(row.version());
    }
    return row;
  }

  void name(Refusal.Faults faults, String field, @Nullable String name) {
    if (name == null || name.isBlank()) {
      faults.add(field, "organisation.refusal.name-missing");
    } else {
      faults.when(
          name.strip().length() > NAME_LENGTH, field, "organisation.refusal.name-long", NAME_LENGTH);
    }
  }

  String hant(@Nullable String given, String name) {
    return given == null || given.isBlank() ? ZhConverterUtil.toTraditional(name) : given.strip();
  }

  void dates(Refusal.Faults faults, LocalDate starts, LocalDate ends, LocalDate intakeUntil) {
    faults.when(ends.isBefore(starts), "endsOn", "organisation.refusal.ends-before-starts");
    faults.when(intakeUntil.isBefore(starts), "intakeUntil", "campaign-desk.refusal.intake");
  }

  /** A group lies within its campaign, a sub-group within its group, in time and in space. */
  void group(
      Refusal.Faults faults,
      Row campaign,
      @Nullable InspectionGroup parent,
      long but,
      int number,
      @Nullable String name,
      List<String> regions,
      LocalDate opens,
      LocalDate closes) {
    name(faults, "name", name);
    faults.when(number < 1 || number > 999, "number", "campaign-desk.refusal.number");
    faults.when(
        but == 0 && numberTaken(campaign.id(), parent, number), "number", "campaign-desk.refusal.number-taken");
    faults.when(closes.isBefore(opens), "closesOn", "organisation.refusal.ends-before-starts");
    LocalDate first = parent == null ? campaign.startsOn() : parent.opensOn();
    LocalDate last = parent == null ? campaign.endsOn() : parent.closesOn();
    faults.when(
        opens.isBefore(first) || closes.isAfter(last),
        "opensOn",
        parent == null ? "campaign-desk.refusal.outside-campaign" : "campaign-desk.refusal.outside-group");
    faults.when(regions.isEmpty(), "regions", "organisation.refusal.region-missing");
    Map<String, Region> known = organisation.findRegions(regions);
    List<String> around =
        parent == null || parent.regions().isEmpty() ? List.of(campaign.regionCode()) : parent.regions();
    for (String code : regions) {
      if (!known.containsKey(code)) {
        faults.add("regions", "campaign-desk.refusal.region-code", code);
      } else if (around.stream().noneMatch(a -> organisation.isWithin(code, a))) {
        faults.add("regions", "campaign-desk.refusal.region-outside", known.get(code).name());
      }
    }
  }

  private boolean numberTaken(long campaign, @Nullable InspectionGroup parent, int number) {
    return jdbc.sql(
            """
            select exists (select 1 from inspection_group
             where campaign_id = :campaign and coalesce(parent_id, 0) = :parent and number = :number)
            """)
        .param("campaign", campaign)
        .param("parent", parent == null ? 0L : parent.id())
        .param("number", number)
        .query(Boolean.class)
        .single();
  }
}
