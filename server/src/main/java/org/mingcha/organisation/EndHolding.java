package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator enters the last day on which an official holds a post. */
@Component
class EndHolding implements Act<Commands.EndHolding, Changed> {
  private final JdbcClient jdbc;
  private final Ledger ledger;

  EndHolding(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "post.leave";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.EndHolding c, ActContext context) {
    Admin.require(context);
    Row row =
        jdbc.sql("select official_id, post_id, from_on, to_on from holding where id = :id for update")
            .param("id", c.holdingId())
            .query(
                (rs, n) ->
                    new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getObject(3, LocalDate.class),
                        rs.getObject(4, LocalDate.class)))
            .optional()
            .orElseThrow(Refusal::notFound);
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(c.toOn().isBefore(row.from()), "toOn", "organisation.refusal.ends-before-starts");
    // a term that has been ended may be shortened, never stretched: that is a new appointment
    faults.when(
        row.to() != null && c.toOn().isAfter(row.to()), "toOn", "organisation.refusal.ended-earlier");
    faults.refuseIfAny();
    jdbc.sql("update holding set to_on = :to where id = :id")
        .param("to", c.toOn())
        .param("id", c.holdingId())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "official", row.official(), name())
            .with(
                Map.of(
                    "post", row.post(), "holding", c.holdingId(), "on", c.toOn().toString())));
    return new Changed(c.holdingId(), 0);
  }

  private record Row(long official, long post, LocalDate from, @Nullable LocalDate to) {}
}
