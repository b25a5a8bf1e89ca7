package org.mingcha.campaign;

import java.util.Map;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The lead office puts an official into a group as leader, deputy or member, as long as the group is open. */
@Component
class AppointMember implements Act<CampaignCommands.AppointMember, Changed> {
  private final CampaignRules rules;
  private final Groups groups;
  private final InspectionRecusal recusal;
  private final GroupAppointments appointments;
  private final Organisation organisation;
  private final Ledger ledger;

  AppointMember(CampaignRules rules, Groups groups, InspectionRecusal recusal, GroupAppointments appointments, Organisation organisation, Ledger ledger) {
    this.rules = rules;
    this.groups = groups;
    this.recusal = recusal;
    this.appointments = appointments;
    this.organisation = organisation;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "group.appoint";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(CampaignCommands.AppointMember c, ActContext context) {
    InspectionGroup group = groups.lock(c.groupId()).orElseThrow(Refusal::notFound);
    CampaignRules.Row row = rules.lock(group.campaignId(), null, context);
    if (row.state() == CampaignState.CLOSED) {
      throw Refusal.wrongState("refusal.wrong-state", name(), row.state());
    }
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(!GroupMembers.ROLES.containsKey(c.role()), "role", "campaign-desk.refusal.role");
    faults.when(
        organisation.findOfficial(c.officialId()).isEmpty(), "official", "organisation.refusal.official-unknown");
    faults.when(
        group.closesOn().isBefore(organisation.today()), "official", "campaign-desk.refusal.group-over");
    faults.refuseIfAny();
    recusal.check("official", c.officialId(), group.campaignId(), group.regions());
    Role role = GroupMembers.ROLES.get(c.role());
    long id = appointments.appoint(context, c.officialId(), role, group);
    ledger.append(
        context,
        Ledger.Step.of(row.id(), "group", group.id(), name())
            .by(row.leadOfficeId())
            .with(Map.of("appointment", id, "official", c.officialId(), "role", c.role())));
    return new Changed(id, 0);
  }
}
