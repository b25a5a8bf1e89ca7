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

/** The system administrator puts a unit, with everything below it, under another superior. */
@Component
class MoveUnit implements Act<Commands.MoveUnit, Changed> {
  private final JdbcClient jdbc;
  private final Units units;
  private final Organisation organisation;
  private final Ledger ledger;

  MoveUnit(JdbcClient jdbc, Units units, Organisation organisation, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.organisation = organisation;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "unit.move";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.MoveUnit c, ActContext context) {
    Admin.require(context);
    // two moves at once could close a circle that neither of them sees
    units.lockTree();
    Unit unit = units.lock(c.unitId(), c.version());
    if (c.superiorId() != null) {
      Unit superior =
          units
              .find(c.superiorId())
              .orElseThrow(
                  () -> Refusal.invalid("superior", "organisation.refusal.unit-unknown"));
      if (superior.line().contains(unit.id())) {
        throw Refusal.invalid("superior", "organisation.refusal.circle");
      }
      if (!superior.openOn(organisation.today())) {
        throw Refusal.invalid("superior", "organisation.refusal.superior-closed");
      }
    }
    jdbc.sql("update unit set superior_id = :superior, version = version + 1 where id = :id")
        .param("superior", c.superiorId(), Types.BIGINT)
        .param("id", unit.id())
        .update();
    Map<String, Object> details = new HashMap<>();
    details.put("from", unit.superiorId());
    details.put("to", c.superiorId());
    ledger.append(
        context,
        Ledger.Step.of(null, "unit", unit.id(), name())
            .because(Admin.given(c.reason()))
            .with(details));
    return new Changed(unit.id(), unit.version() + 1);
  }
}
