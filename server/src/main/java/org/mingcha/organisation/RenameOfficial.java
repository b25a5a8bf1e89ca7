package org.mingcha.organisation;

import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator corrects the name of an official. */
@Component
class RenameOfficial implements Act<Commands.RenameOfficial, Changed> {
  private final JdbcClient jdbc;
  private final Officials officials;
  private final RegionNaming naming;
  private final Names names;
  private final Ledger ledger;

  RenameOfficial(JdbcClient jdbc, Officials officials, RegionNaming naming, Names names, Ledger ledger) {
    this.jdbc = jdbc;
    this.officials = officials;
    this.naming = naming;
    this.names = names;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "official.rename";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.RenameOfficial c, ActContext context) {
    Admin.require(context);
    Official official = officials.lock(c.officialId()).orElseThrow(Refusal::notFound);
    if (official.version() != c.version()) {
      throw Refusal.stale(official.version());
    }
    Refusal.Faults faults = new Refusal.Faults();
    Admin.name(faults, "name", c.name());
    faults.refuseIfAny();
    RegionName named = naming.of(c.name());
    jdbc.sql(
            """
            update official set name = :name, name_hant = :hant, pinyin = :pinyin,
                                initials = :initials, version = version + 1
             where id = :id
            """)
        .param("id", official.id())
        .param("name", named.simplified())
        .param("hant", Admin.hant(c.nameHant(), named))
        .param("pinyin", named.pinyin())
        .param("initials", named.initials())
        .update();
    names.forgetOfficial(official.id());
    ledger.append(
        context,
        Ledger.Step.of(null, "official", official.id(), name())
            .because(official.name() + " → " + named.simplified()));
    return new Changed(official.id(), official.version() + 1);
  }
}
