package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator adds a checked template; a version that was added never changes. */
@Component
class AddTemplate implements Act<CampaignCommands.AddTemplate, Changed> {
  private final JdbcClient jdbc;
  private final TemplateStore templates;
  private final Ledger ledger;

  AddTemplate(JdbcClient jdbc, TemplateStore templates, Ledger ledger) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "template.add";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.AddTemplate c, ActContext context) {
    if (!context.actor().has(Role.SYSTEM_ADMIN)) {
      throw Refusal.notAllowed("campaign-desk.refusal.template-admin");
    }
    CampaignTemplate template =
        switch (CampaignTemplates.parse(c.yaml(), "campaign.yaml")) {
          case Parsed.Valid(CampaignTemplate read) -> read;
          case Parsed.Invalid(var errors) ->
              throw Refusal.invalid("yaml", "campaign-desk.refusal.yaml", errors.size());
        };
    if (templates.find(template.id() + "@" + template.version()).isPresent()) {
      throw Refusal.invalid("yaml", "campaign-desk.refusal.template-twice", template.id(), template.version());
    }
    long id = Ids.next();
    jdbc.sql(
            """
            insert into campaign_template (id, template, version, yaml, added_at, added_by)
            values (:id, :template, :version, :yaml, :at, :by)
            """)
        .param("id", id)
        .param("template", template.id())
        .param("version", template.version())
        .param("yaml", c.yaml())
        .param("at", java.sql.Timestamp.from(context.now()))
        .param("by", context.actor().officialId())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "template", id, name())
            .with(Map.of("template", template.id(), "version", template.version())));
    return new Changed(id, template.version());
  }
}
