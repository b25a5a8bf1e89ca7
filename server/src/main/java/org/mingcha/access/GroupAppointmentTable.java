package org.mingcha.access;

import java.sql.Timestamp;
import java.time.Instant;
import org.mingcha.campaign.GroupAppointments;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the appointments that a campaign's lead office makes to its groups. */
@Component
class GroupAppointmentTable implements GroupAppointments {
  private final JdbcClient jdbc;

  GroupAppointmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long appoint(ActContext context, long officialId, Role role, InspectionGroup group) {
    if (officialId == context.actor().officialId()) {
      throw Refusal.invalid("official", "campaign-desk.refusal.oneself");
    }
    Instant opens = group.opensOn().atStartOfDay(Texts.ZONE).toInstant();
    Instant from = opens.isAfter(context.now()) ? opens : context.now();
    Instant to = group.closesOn().plusDays(1).atStartOfDay(Texts.ZONE).toInstant();
    // one of the three administrators sees no content, so serves in no group
    if (exists(
        "official_id = :official and role in ('auditor', 'system-admin', 'security-admin')",
        officialId, role, group, from, to)) {
      throw Refusal.invalid("official", "campaign-desk.refusal.administrator");
    }
    if (exists(
        "official_id = :official and role = :role and party_id = :party",
        officialId, role, group, from, to)) {
      throw Refusal.invalid("official", "campaign-desk.refusal.member-already");
    }
    long id = Ids.next();
    jdbc.sql(
            """
            insert into appointment (id, official_id, role, party_id, party_kind, campaign_id, period, granted_by, created_at)
            values (:id, :official, :role, :party, 'group', :campaign, tstzrange(:from, :to), :by, :now)
            """)
        .param("id", id)
        .param("official", officialId)
        .param("role", role.key())
        .param("party", group.id())
        .param("campaign", group.campaignId())
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .param("by", context.actor().officialId())
        .param("now", Timestamp.from(context.now()))
        .update();
    return id;
  }

  @Override
  public void end(ActContext context, long appointmentId) {
    jdbc.sql(
            """
            update appointment
               set period = case when lower(period) < :now then tstzrange(lower(period), :now) else 'empty' end,
                   ended_at = :now
             where id = :id and period && tstzrange(:now, null)
               and (lower(period) >= :now or upper_inf(period) or upper(period) > :now)
            """)
        .param("id", appointmentId)
        .param("now", Timestamp.from(context.now()))
        .update();
  }

  private boolean exists(
      String condition, long official, Role role, InspectionGroup group, Instant from, Instant to) {
    return jdbc.sql(
            "select exists (select 1 from appointment where "
                + condition
                + " and period && tstzrange(:from, :to) and :role <> '' and :party > 0)")
        .param("official", official)
        .param("role", role.key())
        .param("party", group.id())
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query(Boolean.class)
        .single();
  }
}
