package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lead office sets the dates of a stage of the template. */
@Component
class SetStage implements Act<CampaignCommands.SetStage, Changed> {
  private final JdbcClient jdbc;
  private final CampaignRules rules;
  private final FrozenTemplates frozenTemplates;
  private final Ledger ledger;

  SetStage(JdbcClient jdbc, CampaignRules rules, FrozenTemplates frozenTemplates, Ledger ledger) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.frozenTemplates = frozenTemplates;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "campaign.set-stage";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.SetStage c, ActContext context) {
    CampaignRules.Row row = rules.lock(c.campaignId(), c.version(), context);
    if (row.state() == CampaignState.CLOSED) {
      throw Refusal.wrongState("refusal.wrong-state", name(), row.state());
    }
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        CampaignTemplate.find(frozenTemplates.of(row.id()).stages(), c.stage()).isEmpty(),
        "stage",
        "campaign-desk.refusal.stage");
    faults.when(c.toOn().isBefore(c.fromOn()), "toOn", "organisation.refusal.ends-before-starts");
    faults.refuseIfAny();
    jdbc.sql(
            """
            insert into campaign_stage (campaign_id, stage_key, from_on, to_on)
            values (:campaign, :stage, :from, :to)
            on conflict (campaign_id, stage_key) do update set from_on = :from, to_on = :to
            """)
        .param("campaign", row.id())
        .param("stage", c.stage())
        .param("from", c.fromOn())
        .param("to", c.toOn())
        .update();
    jdbc.sql("update campaign set version = version + 1 where id = :id").param("id", row.id()).update();
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "campaign", row.id(), name())
            .by(row.leadOfficeId())
            .with(
                Map.of("stage", c.stage(), "from", c.fromOn().toString(), "to", c.toOn().toString())));
    return new Changed(row.id(), row.version() + 1);
  }
}
