package org.mingcha.organisation;

import java.sql.Types;
import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator corrects a unit's name, or the industry that a regulator answers for. */
@Component
class RenameUnit implements Act<Commands.RenameUnit, Changed> {
  private final JdbcClient jdbc;
  private final Units units;
  private final RegionNaming naming;
  private final Names names;
  private final Ledger ledger;

  RenameUnit(JdbcClient jdbc, Units units, RegionNaming naming, Names names, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.naming = naming;
    this.names = names;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "unit.rename";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.RenameUnit c, ActContext context) {
    Admin.require(context);
    Unit unit = units.lock(c.unitId(), c.version());
    Refusal.Faults faults = new Refusal.Faults();
    Admin.name(faults, "name", c.name());
    CreateUnit.industry(faults, unit.kind(), c.industry());
    faults.refuseIfAny();
    if (units.existsAlike(c.name().strip(), unit.regionCode(), unit.id())) {
      throw Refusal.invalid("name", "organisation.refusal.unit-twice");
    }
    RegionName named = naming.of(c.name());
    jdbc.sql(
            """
            update unit set name = :name, name_hant = :hant, pinyin = :pinyin, initials = :initials,
                            industry = :industry, version = version + 1
             where id = :id
            """)
        .param("id", unit.id())
        .param("name", named.simplified())
        .param("hant", Admin.hant(c.nameHant(), named))
        .param("pinyin", named.pinyin())
        .param("initials", named.initials())
        .param("industry", Admin.given(c.industry()), Types.VARCHAR)
        .update();
    names.forgetUnit(unit.id());
    ledger.append(
        context,
        Ledger.Step.of(null, "unit", unit.id(), name())
            .because(unit.name() + " → " + named.simplified())
            .with(Map.of("version", unit.version() + 1)));
    return new Changed(unit.id(), unit.version() + 1);
  }
}
