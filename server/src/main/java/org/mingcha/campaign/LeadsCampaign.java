package org.mingcha.campaign;

import java.time.LocalDate;
import java.util.List;
import org.mingcha.organisation.UnitInUse;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A unit that leads a campaign which is not closed cannot close. */
@Component
class LeadsCampaign implements UnitInUse {
  private final JdbcClient jdbc;

  LeadsCampaign(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Refusal.Field> reasons(long unitId, LocalDate closedOn) {
    return jdbc
        .sql("select slug from campaign where lead_office_id = :unit and state <> 'closed'")
        .param("unit", unitId)
        .query(String.class)
        .list()
        .stream()
        .map(slug -> Refusal.Field.of("closedOn", "campaign-desk.refusal.leads", slug))
        .toList();
  }
}
