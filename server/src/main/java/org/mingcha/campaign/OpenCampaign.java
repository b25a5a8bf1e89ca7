package org.mingcha.campaign;

import java.util.List;
import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens a campaign from a template, which is frozen with it: later versions change nothing here. */
@Component
class OpenCampaign implements Act<CampaignCommands.OpenCampaign, Changed> {
  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final TemplateStore templates;
  private final CampaignRules rules;
  private final Ledger ledger;

  OpenCampaign(JdbcClient jdbc, Organisation organisation, TemplateStore templates, CampaignRules rules, Ledger ledger) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.templates = templates;
    this.rules = rules;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "campaign.open";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.OpenCampaign c, ActContext context) {
    if (!context.actor().has(Role.SYSTEM_ADMIN)
        && !context.actor().holds(List.of(Role.OFFICE), c.leadOfficeId())) {
      throw Refusal.notAllowed("campaign-desk.refusal.open");
    }
    Refusal.Faults faults = new Refusal.Faults();
    TemplateStore.Stored stored = templates.find(c.template()).orElse(null);
    faults.when(stored == null, "template", "campaign-desk.refusal.template");
    faults.when(!c.slug().matches("[a-z0-9-]{2,24}"), "slug", "campaign-desk.refusal.slug");
    rules.name(faults, "nameZhCn", c.nameZhCn());
    rules.name(faults, "nameZhTw", c.nameZhTw());
    rules.name(faults, "nameEn", c.nameEn());
    rules.dates(faults, c.startsOn(), c.endsOn(), c.intakeUntil());
    faults.when(
        organisation.findRegion(c.regionCode()).isEmpty(), "region", "organisation.refusal.region-unknown");
    Unit lead = organisation.findUnit(c.leadOfficeId()).orElse(null);
    faults.when(lead == null, "leadOffice", "organisation.refusal.unit-unknown");
    faults.when(
        lead != null && !lead.openOn(organisation.today()), "leadOffice", "campaign-desk.refusal.lead-closed");
    faults.when(
        jdbc.sql("select exists (select 1 from campaign where slug = :slug)")
            .param("slug", c.slug())
            .query(Boolean.class)
            .single(),
        "slug",
        "campaign-desk.refusal.slug-taken");
    faults.refuseIfAny();
    long id = Ids.next();
    jdbc.sql(
            """
            insert into campaign (id, slug, name_zh_cn, name_zh_tw, name_en, template_id, template_version,
                                  template_yaml, lead_office_id, region_code, starts_on, ends_on, intake_until, state)
            values (:id, :slug, :cn, :tw, :en, :template, :version, :yaml, :lead, :region, :starts, :ends, :until, 'preparing')
            """)
        .param("id", id)
        .param("slug", c.slug())
        .param("cn", c.nameZhCn().strip())
        .param("tw", c.nameZhTw().strip())
        .param("en", c.nameEn().strip())
        .param("template", stored.template().id())
        .param("version", Integer.toString(stored.template().version()))
        .param("yaml", stored.yaml())
        .param("lead", c.leadOfficeId())
        .param("region", c.regionCode())
        .param("starts", c.startsOn())
        .param("ends", c.endsOn())
        .param("until", c.intakeUntil())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(id, "campaign", id, name())
            .by(c.leadOfficeId())
            .states(null, CampaignState.PREPARING.key())
            .with(
                Map.of(
                    "template", stored.template().id(), "version", stored.template().version())));
    return new Changed(id, 1);
  }
}
