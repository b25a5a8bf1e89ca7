package org.mingcha.organisation;

import java.sql.Types;
import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An official declares a tie of his or her own; from then on recusal counts with it. */
@Component
class DeclareInterest implements Act<Commands.DeclareInterest, Changed> {
  private final JdbcClient jdbc;
  private final Regions regions;
  private final Units units;
  private final Officials officials;
  private final Ledger ledger;

  DeclareInterest(JdbcClient jdbc, Regions regions, Units units, Officials officials, Ledger ledger) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.units = units;
    this.officials = officials;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "official.declare-interest";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.DeclareInterest c, ActContext context) {
    if (!context.actor().isPerson()) {
      throw Refusal.notAllowed("organisation.refusal.own-interest");
    }
    long me = context.actor().officialId();
    // two forms at once would declare the same twice
    officials.lock(me).orElseThrow(Refusal::notFound);
    Refusal.Faults faults = new Refusal.Faults();
    String place = Admin.given(c.regionCode());
    faults.when(Interest.Tie.find(c.tie()).isEmpty(), "tie", "organisation.refusal.tie");
    if ((c.againstId() == null) == (place == null)) {
      faults.add("against", "organisation.refusal.interest-object");
    } else if (place != null) {
      faults.when(regions.find(place).isEmpty(), "region", "organisation.refusal.region-unknown");
    } else {
      long against = c.againstId();
      faults.when(against == me, "against", "organisation.refusal.interest-self");
      faults.when(
          units.find(against).isEmpty() && officials.find(against).isEmpty(),
          "against",
          "organisation.refusal.interest-unknown");
    }
    faults.refuseIfAny();
    boolean already =
        jdbc.sql(
                """
                select exists (select 1 from declared_interest where official_id = :me and withdrawn_at is null
                   and tie = :tie and (against_id = :against or region_code = :region))
                """)
            .param("me", me)
            .param("tie", c.tie())
            .param("against", c.againstId(), Types.BIGINT)
            .param("region", place, Types.VARCHAR)
            .query(Boolean.class)
            .single();
    if (already) {
      throw Refusal.invalid("against", "organisation.refusal.interest-twice");
    }
    long id = Ids.next();
    jdbc.sql(
            """
            insert into declared_interest (id, official_id, against_id, region_code, tie, declared_at)
            values (:id, :me, :against, :region, :tie, :at)
            """)
        .param("id", id)
        .param("me", me)
        .param("against", c.againstId(), Types.BIGINT)
        .param("region", place, Types.VARCHAR)
        .param("tie", c.tie())
        .param("at", java.sql.Timestamp.from(context.now()))
        .update();
    // history says that something was declared, not against whom
    ledger.append(
        context, Ledger.Step.of(null, "official", me, name()).with(Map.of("interest", id)));
    return new Changed(id, 0);
  }
}
