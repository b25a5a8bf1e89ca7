package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The lead office ends somebody’s part in a group now. */
@Component
class DismissMember implements Act<CampaignCommands.DismissMember, Changed> {
  private final CampaignRules rules;
  private final Groups groups;
  private final GroupMembers groupMembers;
  private final GroupAppointments appointments;
  private final Ledger ledger;

  DismissMember(CampaignRules rules, Groups groups, GroupMembers groupMembers, GroupAppointments appointments, Ledger ledger) {
    this.rules = rules;
    this.groups = groups;
    this.groupMembers = groupMembers;
    this.appointments = appointments;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "group.dismiss";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.DismissMember c, ActContext context) {
    GroupMembers.Member member = groupMembers.find(c.appointmentId()).orElseThrow(Refusal::notFound);
    InspectionGroup group = groups.lock(member.groupId()).orElseThrow(Refusal::notFound);
    CampaignRules.Row row = rules.lock(group.campaignId(), null, context);
    appointments.end(context, c.appointmentId());
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "group", group.id(), name())
            .by(row.leadOfficeId())
            .because(c.reason())
            .with(Map.of("appointment", c.appointmentId(), "official", member.officialId())));
    return new Changed(c.appointmentId(), 0);
  }
}
