package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.Map;
import java.util.List;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The system administrator closes a unit. Refused while posts or units below it are open, or while
 * another module says that something hangs on it ({@link UnitInUse}).
 */
@Component
class CloseUnit implements Act<Commands.CloseUnit, Changed> {
  private final JdbcClient jdbc;
  private final Units units;
  private final List<UnitInUse> uses;
  private final Ledger ledger;

  CloseUnit(JdbcClient jdbc, Units units, List<UnitInUse> uses, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.uses = uses;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "unit.close";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.CloseUnit c, ActContext context) {
    Admin.require(context);
    units.lockTree();
    Unit unit = units.lock(c.unitId(), c.version());
    if (unit.closedOn() != null) {
      throw Refusal.wrongState("organisation.refusal.unit-closed");
    }
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        c.closedOn().isBefore(unit.openedOn()), "closedOn", "organisation.refusal.closes-before-opens");
    long posts =
        count(
            "select count(*) from post where unit_id = :unit and (closed_on is null or closed_on > :day)",
            unit.id(),
            c.closedOn());
    faults.when(posts > 0, "closedOn", "organisation.refusal.open-posts", posts);
    long below =
        count(
            "select count(*) from unit where superior_id = :unit and (closed_on is null or closed_on > :day)",
            unit.id(),
            c.closedOn());
    faults.when(below > 0, "closedOn", "organisation.refusal.open-units-below", below);
    for (UnitInUse use : uses) {
      use.reasons(unit.id(), c.closedOn())
          .forEach(r -> faults.add("closedOn", r.messageKey(), r.args().toArray()));
    }
    faults.refuseIfAny();
    jdbc.sql("update unit set closed_on = :day, version = version + 1 where id = :id")
        .param("day", c.closedOn())
        .param("id", unit.id())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(null, "unit", unit.id(), name())
            .because(Admin.given(c.reason()))
            .with(Map.of("on", c.closedOn().toString())));
    return new Changed(unit.id(), unit.version() + 1);
  }

  private long count(String sql, long unit, LocalDate day) {
    return jdbc.sql(sql).param("unit", unit).param("day", day).query(Long.class).single();
  }
}
