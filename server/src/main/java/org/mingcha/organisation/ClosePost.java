package org.mingcha.organisation;

import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator closes a post; refused while somebody holds it beyond that day. */
@Component
class ClosePost implements Act<Commands.ClosePost, Changed> {
  private final JdbcClient jdbc;
  private final Officials officials;
  private final Ledger ledger;

  ClosePost(JdbcClient jdbc, Officials officials, Ledger ledger) {
    this.jdbc = jdbc;
    this.officials = officials;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "post.close";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.ClosePost c, ActContext context) {
    Admin.require(context);
    Post post = officials.lockPost(c.postId(), c.version());
    if (post.closedOn() != null) {
      throw Refusal.wrongState("organisation.refusal.post-closed");
    }
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        c.closedOn().isBefore(post.openedOn()), "closedOn", "organisation.refusal.closes-before-opens");
    boolean held =
        jdbc.sql(
                "select exists (select 1 from holding where post_id = :post and (to_on is null or to_on > :day))")
            .param("post", post.id())
            .param("day", c.closedOn())
            .query(Boolean.class)
            .single();
    faults.when(held, "closedOn", "organisation.refusal.post-held");
    faults.refuseIfAny();
    jdbc.sql("update post set closed_on = :day, version = version + 1 where id = :id")
        .param("day", c.closedOn())
        .param("id", post.id())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "unit", post.unitId(), name())
            .with(Map.of("post", post.id(), "on", c.closedOn().toString())));
    return new Changed(post.id(), post.version() + 1);
  }
}
