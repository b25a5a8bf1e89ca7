package org.mingcha.organisation;

import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator enters an official. */
@Component
class CreateOfficial implements Act<Commands.CreateOfficial, Changed> {
  private final JdbcClient jdbc;
  private final RegionNaming naming;
  private final Ledger ledger;

  CreateOfficial(JdbcClient jdbc, RegionNaming naming, Ledger ledger) {
    this.jdbc = jdbc;
    this.naming = naming;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "official.create";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.CreateOfficial c, ActContext context) {
    Admin.require(context);
    Refusal.Faults faults = new Refusal.Faults();
    Admin.name(faults, "name", c.name());
    faults.refuseIfAny();
    RegionName named = naming.of(c.name());
    long id = Ids.next();
    jdbc.sql(
            """
            insert into official (id, name, name_hant, pinyin, initials)
            values (:id, :name, :hant, :pinyin, :initials)
            """)
        .param("id", id)
        .param("name", named.simplified())
        .param("hant", Admin.hant(c.nameHant(), named))
        .param("pinyin", named.pinyin())
        .param("initials", named.initials())
        .update();
    ledger.append(context, Ledger.Step.of(null, "official", id, name()));
    return new Changed(id, 1);
  }
}
