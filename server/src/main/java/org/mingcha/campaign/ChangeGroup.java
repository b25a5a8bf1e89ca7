package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lead office changes the name, regions or dates of a group; members keep away from their own places here too. */
@Component
class ChangeGroup implements Act<CampaignCommands.ChangeGroup, Changed> {
  private final JdbcClient jdbc;
  private final CampaignRules rules;
  private final Groups groups;
  private final GroupMembers groupMembers;
  private final InspectionRecusal recusal;
  private final Parties parties;
  private final Ledger ledger;

  ChangeGroup(JdbcClient jdbc, CampaignRules rules, Groups groups, GroupMembers groupMembers, InspectionRecusal recusal, Parties parties, Ledger ledger) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.groups = groups;
    this.groupMembers = groupMembers;
    this.recusal = recusal;
    this.parties = parties;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "group.change";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.ChangeGroup c, ActContext context) {
    InspectionGroup group = groups.lock(c.groupId()).orElseThrow(Refusal::notFound);
    CampaignRules.Row row = rules.lock(group.campaignId(), null, context);
    if (group.version() != c.version()) {
      throw Refusal.stale(group.version());
    }
    if (row.state() == CampaignState.CLOSED) {
      throw Refusal.wrongState("refusal.wrong-state", name(), row.state());
    }
    Refusal.Faults faults = new Refusal.Faults();
    InspectionGroup parent =
        group.parentId() == null ? null : groups.find(group.parentId()).orElseThrow();
    rules.group(
        faults, row, parent, group.id(), group.number(), c.name(), c.regions(), c.opensOn(), c.closesOn());
    faults.refuseIfAny();
    for (GroupMembers.Member member : groupMembers.of(group.id())) {
      recusal.check("regions", member.officialId(), group.campaignId(), c.regions());
    }
    String name = c.name().strip();
    jdbc.sql(
            """
            update inspection_group set name = :name, name_hant = :hant, opens_on = :opens,
                                        closes_on = :closes, version = version + 1
             where id = :id
            """)
        .param("id", group.id())
        .param("name", name)
        .param("hant", rules.hant(c.nameHant(), name))
        .param("opens", c.opensOn())
        .param("closes", c.closesOn())
        .update();
    groups.setRegions(group.id(), c.regions());
    parties.forget(group.id());
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "group", group.id(), name())
            .by(row.leadOfficeId())
            .with(Map.of("regions", c.regions(), "opens", c.opensOn().toString(), "closes", c.closesOn().toString())));
    return new Changed(group.id(), group.version() + 1);
  }
}
