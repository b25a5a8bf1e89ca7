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

/** The system administrator opens a post in a unit and says who manages it (干部管理权限). */
@Component
class CreatePost implements Act<Commands.CreatePost, Changed> {
  private final JdbcClient jdbc;
  private final Units units;
  private final PostRules postRules;
  private final RegionNaming naming;
  private final Ledger ledger;

  CreatePost(JdbcClient jdbc, Units units, PostRules postRules, RegionNaming naming, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.postRules = postRules;
    this.naming = naming;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "post.create";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.CreatePost c, ActContext context) {
    Admin.require(context);
    Unit unit = units.find(c.unitId()).orElseThrow(Refusal::notFound);
    Refusal.Faults faults = new Refusal.Faults();
    postRules.check(faults, c.title(), c.rank(), c.committeeId(), c.disciplineId());
    faults.when(!unit.openOn(c.openedOn()), "openedOn", "organisation.refusal.post-outside-unit");
    faults.refuseIfAny();
    RegionName named = naming.of(c.title());
    long id = Ids.next();
    jdbc.sql(
            """
            insert into post (id, unit_id, title, title_hant, head, rank, committee_id, discipline_id, opened_on)
            values (:id, :unit, :title, :hant, :head, :rank, :committee, :discipline, :opened)
            """)
        .param("id", id)
        .param("unit", unit.id())
        .param("title", named.simplified())
        .param("hant", Admin.hant(c.titleHant(), named))
        .param("head", c.head())
        .param("rank", c.rank())
        .param("committee", c.committeeId(), Types.BIGINT)
        .param("discipline", c.disciplineId(), Types.BIGINT)
        .param("opened", c.openedOn())
        .update();
    ledger.append(
        context, Ledger.Step.of(null, "unit", unit.id(), name()).with(Map.of("post", id)));
    return new Changed(id, 1);
  }
}
