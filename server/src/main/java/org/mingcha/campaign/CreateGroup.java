package org.mingcha.campaign;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lead office sets up an inspection group or a sub-group of one. */
@Component
class CreateGroup implements Act<CampaignCommands.CreateGroup, Changed> {
  private final JdbcClient jdbc;
  private final CampaignRules rules;
  private final Groups groups;
  private final Ledger ledger;

  CreateGroup(JdbcClient jdbc, CampaignRules rules, Groups groups, Ledger ledger) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.groups = groups;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "group.create";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.CreateGroup c, ActContext context) {
    CampaignRules.Row row = rules.lock(c.campaignId(), null, context);
    if (row.state() == CampaignState.CLOSED || row.state() == CampaignState.CLOSING) {
      throw Refusal.wrongState("refusal.wrong-state", name(), row.state());
    }
    Refusal.Faults faults = new Refusal.Faults();
    InspectionGroup parent = c.parentId() == null ? null : groups.find(c.parentId()).orElse(null);
    if (c.parentId() != null
        && (parent == null || parent.campaignId() != row.id() || parent.parentId() != null)) {
      throw Refusal.invalid("parent", "campaign-desk.refusal.parent");
    }
    rules.group(faults, row, parent, 0, c.number(), c.name(), c.regions(), c.opensOn(), c.closesOn());
    faults.refuseIfAny();
    long id = Ids.next();
    String name = c.name().strip();
    jdbc.sql(
            """
            insert into inspection_group (id, campaign_id, parent_id, number, name, name_hant, opens_on, closes_on)
            values (:id, :campaign, :parent, :number, :name, :hant, :opens, :closes)
            """)
        .param("id", id)
        .param("campaign", row.id())
        .param("parent", c.parentId(), Types.BIGINT)
        .param("number", c.number())
        .param("name", name)
        .param("hant", rules.hant(c.nameHant(), name))
        .param("opens", c.opensOn())
        .param("closes", c.closesOn())
        .update();
    groups.setRegions(id, c.regions());
    Map<String, Object> details = new HashMap<>();
    details.put("parent", c.parentId());
    details.put("number", c.number());
    details.put("regions", c.regions());
    ledger.append(
        context, Ledger.Step.of(row.id(), "group", id, name()).by(row.leadOfficeId()).with(details));
    return new Changed(id, 1);
  }
}
