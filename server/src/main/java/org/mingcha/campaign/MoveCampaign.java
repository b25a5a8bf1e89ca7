package org.mingcha.campaign;

import java.util.List;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lead office starts, winds up, resumes or closes a campaign, as the table of its life says. */
final class MoveCampaign implements Act<CampaignCommands.MoveCampaign, Changed> {
  private final String act;
  private final JdbcClient jdbc;
  private final CampaignRules rules;
  private final List<CampaignInUse> uses;
  private final Ledger ledger;

  MoveCampaign(
      String act, JdbcClient jdbc, CampaignRules rules, List<CampaignInUse> uses, Ledger ledger) {
    this.act = act;
    this.jdbc = jdbc;
    this.rules = rules;
    this.uses = uses;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return act;
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.MoveCampaign c, ActContext context) {
    CampaignRules.Row row = rules.lock(c.campaignId(), c.version(), context);
    CampaignState to = CampaignLife.TABLE.require(act, row.state()).to();
    if (to == CampaignState.CLOSED) {
      Refusal.Faults faults = new Refusal.Faults();
      uses.forEach(
          use ->
              use.reasons(row.id())
                  .forEach(r -> faults.add("reason", r.messageKey(), r.args().toArray())));
      faults.refuseIfAny();
    }
    jdbc.sql("update campaign set state = :state, version = version + 1 where id = :id")
        .param("state", to.key())
        .param("id", row.id())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "campaign", row.id(), act)
            .by(row.leadOfficeId())
            .states(row.state().key(), to.key())
            .because(c.reason()));
    return new Changed(row.id(), row.version() + 1);
  }
}
