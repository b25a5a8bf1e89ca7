package org.mingcha.organisation;

import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An official withdraws a declared interest of his or her own. */
@Component
class WithdrawInterest implements Act<Commands.WithdrawInterest, Changed> {
  private final JdbcClient jdbc;
  private final Ledger ledger;

  WithdrawInterest(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "official.withdraw-interest";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.WithdrawInterest c, ActContext context) {
    long me = context.actor().officialId();
    boolean open =
        jdbc.sql(
                "select withdrawn_at is null from declared_interest where id = :id and official_id = :me for update")
            .param("id", c.interestId())
            .param("me", me)
            .query(Boolean.class)
            .optional()
            .orElseThrow(Refusal::notFound);
    if (!open) {
      throw Refusal.wrongState("organisation.refusal.interest-withdrawn");
    }
    jdbc.sql("update declared_interest set withdrawn_at = :at where id = :id")
        .param("at", java.sql.Timestamp.from(context.now()))
        .param("id", c.interestId())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "official", me, name()).with(Map.of("interest", c.interestId())));
    return new Changed(c.interestId(), 0);
  }
}
