package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lead office changes the names and dates of a campaign. */
@Component
class ChangeCampaign implements Act<CampaignCommands.ChangeCampaign, Changed> {
  private final JdbcClient jdbc;
  private final CampaignRules rules;
  private final Ledger ledger;

  ChangeCampaign(JdbcClient jdbc, CampaignRules rules, Ledger ledger) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "campaign.change";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.ChangeCampaign c, ActContext context) {
    CampaignRules.Row row = rules.lock(c.campaignId(), c.version(), context);
    if (row.state() == CampaignState.CLOSED) {
      throw Refusal.wrongState("refusal.wrong-state", name(), row.state());
    }
    Refusal.Faults faults = new Refusal.Faults();
    rules.name(faults, "nameZhCn", c.nameZhCn());
    rules.name(faults, "nameZhTw", c.nameZhTw());
    rules.name(faults, "nameEn", c.nameEn());
    rules.dates(faults, c.startsOn(), c.endsOn(), c.intakeUntil());
    faults.when(
        jdbc.sql(
                """
                select exists (select 1 from inspection_group
                 where campaign_id = :campaign and (opens_on < :starts or closes_on > :ends))
                """)
            .param("campaign", row.id())
            .param("starts", c.startsOn())
            .param("ends", c.endsOn())
            .query(Boolean.class)
            .single(),
        "endsOn",
        "campaign-desk.refusal.groups-outside");
    faults.refuseIfAny();
    jdbc.sql(
            """
            update campaign set name_zh_cn = :cn, name_zh_tw = :tw, name_en = :en, starts_on = :starts,
                                ends_on = :ends, intake_until = :until, version = version + 1
             where id = :id
            """)
        .param("id", row.id())
        .param("cn", c.nameZhCn().strip())
        .param("tw", c.nameZhTw().strip())
        .param("en", c.nameEn().strip())
        .param("starts", c.startsOn())
        .param("ends", c.endsOn())
        .param("until", c.intakeUntil())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "campaign", row.id(), name())
            .by(row.leadOfficeId())
            .with(
                Map.of(
                    "starts", c.startsOn().toString(),
                    "ends", c.endsOn().toString(),
                    "intakeUntil", c.intakeUntil().toString())));
    return new Changed(row.id(), row.version() + 1);
  }
}
