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

/** The system administrator enters that an official holds a post for a period. */
@Component
class AppointToPost implements Act<Commands.AppointToPost, Changed> {
  private final JdbcClient jdbc;
  private final Officials officials;
  private final Ledger ledger;

  AppointToPost(JdbcClient jdbc, Officials officials, Ledger ledger) {
    this.jdbc = jdbc;
    this.officials = officials;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "post.appoint";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.AppointToPost c, ActContext context) {
    Admin.require(context);
    // the post is locked, so that it is not closed meanwhile
    Post post = officials.lockPost(c.postId());
    Official official =
        officials
            .lock(c.officialId())
            .orElseThrow(() -> Refusal.invalid("official", "organisation.refusal.official-unknown"));
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        c.toOn() != null && c.toOn().isBefore(c.fromOn()), "toOn", "organisation.refusal.ends-before-starts");
    faults.when(
        c.fromOn().isBefore(post.openedOn())
            || (post.closedOn() != null && (c.toOn() == null || c.toOn().isAfter(post.closedOn()))),
        "fromOn",
        "organisation.refusal.outside-post");
    boolean already =
        jdbc.sql(
                """
                select exists (select 1 from holding where post_id = :post and official_id = :official
                   and daterange(from_on, to_on, '[]') && daterange(:from, :to, '[]'))
                """)
            .param("post", post.id())
            .param("official", official.id())
            .param("from", c.fromOn())
            .param("to", c.toOn(), Types.DATE)
            .query(Boolean.class)
            .single();
    faults.when(already, "official", "organisation.refusal.holds-already");
    faults.refuseIfAny();
    long id = Ids.next();
    jdbc.sql(
            """
            insert into holding (id, post_id, official_id, from_on, to_on)
            values (:id, :post, :official, :from, :to)
            """)
        .param("id", id)
        .param("post", post.id())
        .param("official", official.id())
        .param("from", c.fromOn())
        .param("to", c.toOn(), Types.DATE)
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "official", official.id(), name())
            .with(Map.of("post", post.id(), "holding", id)));
    return new Changed(id, 0);
  }
}
