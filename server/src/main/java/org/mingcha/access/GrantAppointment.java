package org.mingcha.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/**
 * The security administrator appoints an official. Nobody appoints himself. While the installation
 * has no security administrator, the system administrator may appoint one, and nothing else.
 */
@Component
final class GrantAppointment implements Act<GrantAppointment.Command, GrantAppointment.Granted> {
  /** The party of the three administrators: the whole installation. */
  static final long INSTALLATION = 0;

  static final Set<Role> GROUP_ROLES =
      EnumSet.of(Role.GROUP_LEADER, Role.GROUP_DEPUTY, Role.GROUP_MEMBER);

  /** Roles that both offices and groups have. */
  static final Set<Role> EITHER = EnumSet.of(Role.INTAKE_OFFICER, Role.CLUE_MANAGER);

  private final Appointments appointments;
  private final Organisation organisation;
  private final Campaigns campaigns;
  private final InspectionRecusal recusal;
  private final Ledger ledger;

  GrantAppointment(
      Appointments appointments,
      Organisation organisation,
      Campaigns campaigns,
      InspectionRecusal recusal,
      Ledger ledger) {
    this.appointments = appointments;
    this.organisation = organisation;
    this.campaigns = campaigns;
    this.recusal = recusal;
    this.ledger = ledger;
  }

  /**
   * @param role key of the role
   * @param partyId unit or group; not looked at for the three administrators
   * @param campaignId null: all campaigns; not looked at for a group, which has its own
   * @param fromOn first day; today counts from now
   * @param toOn last day; null: open-ended, or the group's last day
   */
  record Command(
      long officialId,
      String role,
      long partyId,
      @Nullable Long campaignId,
      @Nullable LocalDate fromOn,
      @Nullable LocalDate toOn) {}

  record Granted(long appointmentId) {}

  @Override
  public String name() {
    return "appointment.grant";
  }

  @Override
  public Class<Granted> resultType() {
    return Granted.class;
  }

  @Override
  public Granted apply(Command command, ActContext context) {
    Role role = role(command.role());
    requireMayGrant(role, context);
    if (command.officialId() == context.actor().officialId()) {
      throw Refusal.notAllowed("access.appointment.oneself");
    }
    organisation.getOfficial(command.officialId());

    LocalDate today = LocalDate.ofInstant(context.now(), Texts.ZONE);
    LocalDate fromOn = command.fromOn() == null ? today : command.fromOn();
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(fromOn.isBefore(today), "fromOn", "access.appointment.from.past");
    faults.when(
        command.toOn() != null && command.toOn().isBefore(fromOn),
        "toOn",
        "access.appointment.to.before");
    faults.when(fromOn.getYear() > Days.LAST_YEAR, "fromOn", "access.day.wrong");
    faults.when(
        command.toOn() != null && command.toOn().getYear() > Days.LAST_YEAR,
        "toOn",
        "access.day.wrong");
    @Nullable InspectionGroup group = null;
    @Nullable Unit unit = null;
    if (!role.administers()) {
      group = campaigns.findGroup(command.partyId()).orElse(null);
      unit = group == null ? organisation.findUnit(command.partyId()).orElse(null) : null;
      checkParty(role, group, unit, fromOn, command, faults);
    }
    faults.refuseIfAny();
    if (group != null) {
      recusal.check(command.officialId(), group, fromOn);
    }

    Instant from =
        fromOn.equals(today) ? context.now() : fromOn.atStartOfDay(Texts.ZONE).toInstant();
    LocalDate toOn = command.toOn() == null && group != null ? group.closesOn() : command.toOn();
    @Nullable Instant to =
        toOn == null ? null : toOn.plusDays(1).atStartOfDay(Texts.ZONE).toInstant();
    long party = role.administers() ? INSTALLATION : command.partyId();
    @Nullable Long campaign =
        role.administers() ? null : group != null ? Long.valueOf(group.campaignId()) : command.campaignId();
    if (appointments.clashes(command.officialId(), role, from, to)) {
      throw Refusal.invalid(
          "role",
          role.administers()
              ? "access.appointment.administrator-alone"
              : "access.appointment.is-administrator");
    }
    if (appointments.overlaps(command.officialId(), role, party, campaign, from, to)) {
      throw Refusal.invalid("role", "access.appointment.twice");
    }

    long id = Ids.next();
    appointments.insert(
        id,
        command.officialId(),
        role,
        party,
        group != null,
        campaign,
        from,
        to,
        context.actor().officialId(),
        context.now());
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("official", command.officialId());
    details.put("role", role.key());
    details.put("party", party);
    details.put("from", from.toString());
    if (to != null) {
      details.put("to", to.toString());
    }
    ledger.append(
        context,
        Ledger.Step.of(campaign, "appointment", id, name()).states(null, "granted").with(details));
    ledger.audit(context.actor(), "appointment-granted", "appointment", id);
    return new Granted(id);
  }

  private void requireMayGrant(Role role, ActContext context) {
    boolean first =
        role == Role.SECURITY_ADMIN
            && context.actor().has(Role.SYSTEM_ADMIN)
            && !appointments.anyInForce(Role.SECURITY_ADMIN);
    if (!context.actor().has(Role.SECURITY_ADMIN) && !first) {
      throw Refusal.notAllowed("access.only.security-admin");
    }
  }

  private void checkParty(
      Role role,
      @Nullable InspectionGroup group,
      @Nullable Unit unit,
      LocalDate fromOn,
      Command command,
      Refusal.Faults faults) {
    if (group == null && unit == null) {
      faults.add("partyId", "access.appointment.party.missing");
    } else if (group == null && GROUP_ROLES.contains(role)) {
      faults.add("partyId", "access.appointment.party.group-needed");
    } else if (group != null && !GROUP_ROLES.contains(role) && !EITHER.contains(role)) {
      faults.add("partyId", "access.appointment.party.unit-needed");
    } else if (group != null) {
      boolean outlasts = command.toOn() != null && command.toOn().isAfter(group.closesOn());
      faults.when(
          outlasts || fromOn.isAfter(group.closesOn()),
          "toOn",
          "access.appointment.outlasts-group",
          group.closesOn().toString());
    } else {
      faults.when(!unit.openOn(fromOn), "partyId", "access.appointment.party.closed");
    }
    if (group == null && command.campaignId() != null) {
      faults.when(
          campaigns.find(command.campaignId()).isEmpty(),
          "campaignId",
          "access.appointment.campaign.missing");
    }
  }

  static Role role(String key) {
    try {
      return Role.of(key);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role", "access.appointment.role.missing");
    }
  }
}
