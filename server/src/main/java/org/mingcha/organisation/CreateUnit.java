package org.mingcha.organisation;

import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands.Changed;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The system administrator enters a unit. */
@Component
class CreateUnit implements Act<Commands.CreateUnit, Changed> {
  private final JdbcClient jdbc;
  private final Units units;
  private final Regions regions;
  private final RegionNaming naming;
  private final Ledger ledger;

  CreateUnit(JdbcClient jdbc, Units units, Regions regions, RegionNaming naming, Ledger ledger) {
    this.jdbc = jdbc;
    this.units = units;
    this.regions = regions;
    this.naming = naming;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "unit.create";
  }

  @Override
  public Class<Changed> resultType() {
    return Changed.class;
  }

  @Override
  public Changed apply(Commands.CreateUnit c, ActContext context) {
    Admin.require(context);
    units.lockTree();
    check(c);
    RegionName named = naming.of(c.name());
    long id = Ids.next();
    jdbc.sql(
            """
            insert into unit (id, name, name_hant, pinyin, initials, kind, industry, region_code,
                              superior_id, line, opened_on)
            values (:id, :name, :hant, :pinyin, :initials, :kind, :industry, :region, :superior, '{}', :opened)
            """)
        .param("id", id)
        .param("name", named.simplified())
        .param("hant", Admin.hant(c.nameHant(), named))
        .param("pinyin", named.pinyin())
        .param("initials", named.initials())
        .param("kind", c.kind())
        .param("industry", Admin.given(c.industry()), Types.VARCHAR)
        .param("region", c.regionCode())
        .param("superior", c.superiorId(), Types.BIGINT)
        .param("opened", c.openedOn())
        .update();
    ledger.append(context, Ledger.Step.of(null, "unit", id, name()));
    return new Changed(id, 1);
  }

  private void check(Commands.CreateUnit c) {
    Refusal.Faults faults = new Refusal.Faults();
    Admin.name(faults, "name", c.name());
    Optional<UnitKind> kind = UnitKind.find(c.kind());
    faults.when(kind.isEmpty(), "kind", "organisation.refusal.kind");
    industry(faults, kind.orElse(null), c.industry());
    Optional<Region> region = regions.find(c.regionCode());
    if (region.isEmpty()) {
      faults.add("region", "organisation.refusal.region-unknown");
    } else {
      faults.when(
          region.get().validTo() != null && !region.get().validTo().isAfter(c.openedOn()),
          "region",
          "organisation.refusal.region-retired",
          region.get().name());
    }
    if (c.superiorId() != null) {
      Optional<Unit> superior = units.find(c.superiorId());
      faults.when(superior.isEmpty(), "superior", "organisation.refusal.unit-unknown");
      faults.when(
          superior.filter(u -> !u.openOn(c.openedOn())).isPresent(),
          "superior",
          "organisation.refusal.superior-closed");
    }
    faults.refuseIfAny();
    if (units.existsAlike(c.name().strip(), c.regionCode(), 0)) {
      throw Refusal.invalid("name", "organisation.refusal.unit-twice");
    }
  }

  static void industry(Refusal.Faults faults, @Nullable UnitKind kind, @Nullable String industry) {
    String given = Admin.given(industry);
    if (given == null) {
      return;
    }
    faults.when(
        kind != UnitKind.REGULATOR, "industry", "organisation.refusal.industry-regulator-only");
    faults.when(
        !given.matches("[a-z][a-z0-9-]{0,39}"), "industry", "organisation.refusal.industry-key");
  }
}
