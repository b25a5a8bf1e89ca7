package org.mingcha.organisation;

import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator corrects a post or who manages it. */
@Component
class ChangePost implements Act<Commands.ChangePost, Changed> {
  private final JdbcClient jdbc;
  private final Officials officials;
  private final PostRules postRules;
  private final RegionNaming naming;
  private final Ledger ledger;

  ChangePost(JdbcClient jdbc, Officials officials, PostRules postRules, RegionNaming naming, Ledger ledger) {
    this.jdbc = jdbc;
    this.officials = officials;
    this.postRules = postRules;
    this.naming = naming;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "post.change";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.ChangePost c, ActContext context) {
    Admin.require(context);
    Post post = officials.lockPost(c.postId(), c.version());
    Refusal.Faults faults = new Refusal.Faults();
    postRules.check(faults, c.title(), c.rank(), c.committeeId(), c.disciplineId());
    faults.refuseIfAny();
    RegionName named = naming.of(c.title());
    jdbc.sql(
            """
            update post set title = :title, title_hant = :hant, head = :head, rank = :rank,
                            committee_id = :committee, discipline_id = :discipline, version = version + 1
             where id = :id
            """)
        .param("id", post.id())
        .param("title", named.simplified())
        .param("hant", Admin.hant(c.titleHant(), named))
        .param("head", c.head())
        .param("rank", c.rank())
        .param("committee", c.committeeId(), Types.BIGINT)
        .param("discipline", c.disciplineId(), Types.BIGINT)
        .update();
    Map<String, Object> details = new HashMap<>();
    details.put("post", post.id());
    details.put("committee", c.committeeId());
    details.put("discipline", c.disciplineId());
    details.put("head", c.head());
    details.put("rank", c.rank());
    ledger.append(context, Ledger.Step.of(null, "unit", post.unitId(), name()).with(details));
    return new Changed(post.id(), post.version() + 1);
  }
}
